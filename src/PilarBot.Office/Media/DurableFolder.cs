using System.Runtime.InteropServices;

namespace PilarBot.Office.Media;

/// <summary>Folders whose entries survive a power failure: a file's own flush does not cover its name.</summary>
internal static class DurableFolder
{
    /// <summary>For the program's user alone.</summary>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Moves a flushed file to its place at once, whole or not at all, replacing what is there.</summary>
    public static void MoveInto(string source, string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        var fresh = !Directory.Exists(folder);
        Create(folder);
        File.Move(source, target, overwrite: true);
        Flush(folder);
        if (!fresh) return;
        // Two levels of shards may be new.
        Flush(Path.GetDirectoryName(folder)!);
        Flush(Path.GetDirectoryName(Path.GetDirectoryName(folder)!)!);
    }

    /// <summary>Puts a folder's entries on disk: best effort, since some network file systems cannot.</summary>
    // .NET opens no folders, so this asks the system itself.
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0) return;
        _ = Fsync(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
