namespace PilarBot.Host.Simulator;

/// <summary>
/// The page, as it lies in the program itself: found wherever the program is started from, and not within reach of whatever serves
/// the files of <c>wwwroot</c> to everybody.
/// </summary>
internal static class PageFiles
{
    private const string Folder = "Simulator/Page/";

    private static readonly Dictionary<string, byte[]> All = typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToDictionary(name => name[Folder.Length..], Read);

    public static IResult Serve(string file) => All.TryGetValue(file, out var bytes)
        ? Results.Bytes(bytes, Path.GetExtension(file) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        })
        : Results.NotFound();

    private static byte[] Read(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
