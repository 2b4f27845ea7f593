using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace PilarBot.Host.WebChat;

/// <summary>
/// A page's files, as they lie in the program itself: found wherever the program is started from, and not within reach of whatever
/// serves the files of <c>wwwroot</c> to everybody. Compressed once, since many come by a slow and costly line. Thread-safe.
/// </summary>
internal sealed class PageFiles
{
    private readonly Dictionary<string, PageFile> all;

    /// <param name="folder">The resources' common beginning, such as <c>WebChat/Page/</c>.</param>
    public PageFiles(string folder)
    {
        all = typeof(PageFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .ToDictionary(name => name[folder.Length..], name => new PageFile(name[folder.Length..], Read(name)));
        Version = PageFile.HashOf([.. all.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.Bytes)]);
    }

    /// <summary>Changes whenever one of the files does: what lies below an address that carries it may be kept for ever.</summary>
    public string Version { get; }

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => all.Keys.Order(StringComparer.Ordinal);

    public PageFile? Find(string name) => all.GetValueOrDefault(name);

    public IResult Serve(string name, HttpContext context) => Find(name)?.Serve(context) ?? Results.NotFound();

    private static byte[] Read(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>One file of a page.</summary>
/// <param name="name">Its name: the ending tells its type.</param>
/// <param name="bytes">Its content.</param>
internal sealed class PageFile(string name, byte[] bytes)
{
    private readonly string type = Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private readonly string hash = HashOf(bytes);
    private readonly Lazy<byte[]> brotli = new(() => Compress(bytes, s => new BrotliStream(s, CompressionLevel.SmallestSize)));
    private readonly Lazy<byte[]> gzip = new(() => Compress(bytes, s => new GZipStream(s, CompressionLevel.SmallestSize)));

    public byte[] Bytes => bytes;

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));

    /// <summary>Gives the file in the shortest form that the browser reads; 304 when it has it.</summary>
    public IResult Serve(HttpContext context)
    {
        var headers = context.Response.Headers;
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var (body, encoding) = Accepts("br") ? (brotli.Value, "br") : Accepts("gzip") ? (gzip.Value, "gzip") : (bytes, "");
        headers.Vary = "Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;
        return Results.Bytes(body, type, entityTag: new EntityTagHeaderValue($"\"{hash}{encoding}\""));

        bool Accepts(string wanted) => accepted.Any(e => e.Value.Equals(wanted, StringComparison.OrdinalIgnoreCase) && e.Quality is null or > 0);
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> compressor)
    {
        using var target = new MemoryStream();
        using (var stream = compressor(target))
            stream.Write(bytes);
        return target.ToArray();
    }
}
