package io.fairway.watchers.folder;

/** Which names in a folder matter. */
final class FileNames {

    private FileNames() {}

    /** Whether a file of this name holds objects. */
    static boolean holdsObjects(String name) {
        return !isHidden(name) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    /**
     * Whether a file or folder of this name is hidden or an editor's own: {@code .x}, {@code #x#}, {@code x~}, {@code
     * x.swp}.
     */
    static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("#") || name.endsWith("~") || name.endsWith(".swp");
    }

    /**
     * Whether a change of this name may change what symbolic links beside it lead to, as kubelet's {@code ..data}
     * does.
     */
    static boolean mayBeLinkTarget(String name) {
        return name.startsWith("..");
    }
}
