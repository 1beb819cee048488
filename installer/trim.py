"""What of the libraries goes into the built program, and what stays behind. Read by the spec; plain rules over names.

Nothing here looks at a disk. Trap: what is left out is missed only at run time, so never trim without the built self-test.
"""

from __future__ import annotations

from pathlib import PurePosixPath

KEPT_LOCALES = {"root.dat", "vi.dat", "vi_VN.dat", "en.dat", "en_US.dat", "en_001.dat", "en_GB.dat"}

# Modules nobody asks for, but that something mentions.
MODULES = [
    # tools of the developers
    "tkinter", "pytest", "hypothesis", "mypy", "ruff", "grimp", "importlinter", "coverage", "setuptools", "pip", "IPython",
    "pygments", "pydoc_data", "lib2to3", "readline", "curses",
    # Why: no network in this program, and one SQLite only (sqlcipher3): two of them on one live file would break its locks.
    "ssl", "_ssl", "sqlite3", "_sqlite3",
    # Qt's parts that no window of ours opens
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtNetwork", "PySide6.QtSql", "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets", "PySide6.QtDesigner", "PySide6.QtUiTools", "PySide6.QtHelp", "PySide6.QtConcurrent",
    "PySide6.QtDBus", "PySide6.QtTest",
    # pictures in formats no form has, letters drawn by Pillow, its window, colours of printing presses
    "PIL._imagingcms", "PIL.ImageCms", "PIL._avif", "PIL._webp", "PIL._imagingft", "PIL.ImageQt", "PIL.ImageTk",
    # the same functions again for newer processors, and distances nobody measures: rapidfuzz has its plain ones
    "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.distance.metrics_cpp",
    "numpy", "pandas", "matplotlib", "lxml",
]  # fmt: skip

# Qt's plug-ins by folder; a folder that is not named here is left out whole.
PLUGINS: dict[str, frozenset[str]] = {
    "platforms": frozenset({"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"}),
    "platforminputcontexts": frozenset({"ibusplatforminputcontextplugin", "composeplatforminputcontextplugin"}),
    # Why: the portal gives a sandboxed or KDE session its own file dialog; the GTK theme would bring 25 MiB with it.
    "platformthemes": frozenset({"qxdgdesktopportal"}),
    "printsupport": frozenset({"cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"}),
    "iconengines": frozenset({"qsvgicon"}),
    "imageformats": frozenset({"qsvg", "qjpeg", "qgif", "qwebp"}),
    "styles": frozenset({"qmodernwindowsstyle", "qmacstyle"}),
    "xcbglintegrations": frozenset(),
    # Why: without a decoration a window under GNOME's Wayland has no title bar; one is enough.
    "wayland-decoration-client": frozenset({"bradient"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
}

# Libraries of Qt and Pillow that only what was left out above would load.
ORPHANS = (
    "libQt6Qml", "libQt6Quick", "libQt6Network", "libQt6Sql", "libQt6Egl", "libQt6OpenGL", "libQt6WlShell", "libQt6VirtualKeyboard",
    "liblcms2-", "libavif-", "libwebp-", "libwebpmux-", "libwebpdemux-", "libsharpyuv-", "libharfbuzz-", "libfreetype-",
    "libpng16-", "libbrotlidec-", "libbrotlicommon-",
    "Qt6Qml", "Qt6Quick", "Qt6Network", "Qt6Sql", "Qt6VirtualKeyboard", "opengl32sw", "d3dcompiler_",
)  # fmt: skip

# Why: Debian renames this one with every release, so the program brings its own.
KEPT_SYSTEM = ("libpython", "libmpdec")
SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/")


def wanted(name: str, source: str = "") -> bool:
    """True when the file goes in: ``name`` is its place in the program, ``source`` where it (or a link to it) lies now."""
    path = PurePosixPath(name.replace("\\", "/"))
    if "locale-data" in path.parts:
        return path.name in KEPT_LOCALES
    if "PySide6" in path.parts:
        if "translations" in path.parts or "qml" in path.parts:
            return False
        if "plugins" in path.parts:
            return wanted_plugin(path)
    if path.name.startswith(ORPHANS):
        return False
    return not is_the_systems(path, source)


def wanted_plugin(path: PurePosixPath) -> bool:
    """True for a plug-in of Qt the window may load."""
    folder = path.parts[path.parts.index("plugins") + 1]
    return path.name.split(".")[0].removeprefix("lib") in PLUGINS.get(folder, frozenset())


def is_the_systems(path: PurePosixPath, source: str) -> bool:
    """True for a library of Linux itself: the package asks Debian for it, where it is kept free of known holes."""
    at_top = len(path.parts) == 1 and ".so" in path.name
    return at_top and source.startswith(SYSTEM_FOLDERS) and not path.name.startswith(KEPT_SYSTEM)
