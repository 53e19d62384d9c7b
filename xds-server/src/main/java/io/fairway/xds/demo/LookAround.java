package io.fairway.xds.demo;

import io.fairway.xds.demo.world.ProxyPlace;
import io.fairway.xds.demo.world.World;
import io.fairway.xds.demo.world.WorldLayout;
import io.fairway.xds.proxy.Binding;
import io.fairway.xds.proxy.Role;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** How to look around in a world that stays up. */
final class LookAround {

    private LookAround() {}

    static List<String> lines(World world) {
        WorldLayout layout = world.layout();
        String sidecar = "http://" + DemoWorld.caller(layout).address() + ":" + Binding.OUTBOUND_PORT;
        List<String> lines = new ArrayList<>(List.of(
                "",
                "The world stays up until you press Ctrl-C. Look around:",
                "",
                "Call as web-1 does, through its sidecar:",
                "  curl -x " + sidecar + " " + DemoWorld.url(layout, DemoWorld.CART),
                "",
                "Change a cluster: edit a file and save it, such as ready: false in",
                "  " + world.folder().resolve("clusters/amsterdam/cart-endpoints.yaml"),
                ""));
        world.controlPlane().admin().ifPresent(admin -> lines.addAll(controlPlane(layout, admin)));
        lines.add("See what an Envoy has (also /config_dump and /stats):");
        for (ProxyPlace proxy : layout.proxies()) {
            String what = proxy.role() == Role.GATEWAY ? "gateway" : "sidecar";
            lines.add("  curl http://" + proxy.admin() + "/clusters   # " + what + " " + proxy.name() + ", "
                    + proxy.cluster());
        }
        return lines;
    }

    private static List<String> controlPlane(WorldLayout layout, URI admin) {
        return List.of(
                "Ask the control plane why the caller gets what it gets, and what it knows:",
                "  ./fairway explain " + DemoWorld.CART + " --admin " + admin + " --proxy "
                        + DemoWorld.caller(layout).proxy().identity(),
                "  curl " + admin + "/image",
                "  curl " + admin + "/proxies",
                "");
    }
}
