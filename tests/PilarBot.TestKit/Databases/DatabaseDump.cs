using System.Diagnostics;
using System.Text;
using Npgsql;

namespace PilarBot.TestKit.Databases;

/// <summary>Everything that a thief of the database gets: of PostgreSQL what pg_dump writes, of SQLite the files.</summary>
public sealed class DatabaseDump(byte[] bytes)
{
    /// <summary>What the database holds now.</summary>
    public static async Task<DatabaseDump> TakeAsync(TestDatabase database)
    {
        if (database.Provider == "postgres")
            return new(await PgDumpAsync(database.Connection));
        var files = new List<byte>();
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(database.Connection)!, "*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy);
            files.AddRange(copy.ToArray());
        }
        return new([.. files]);
    }

    /// <summary>The same with the bytes of a folder's files, and their names.</summary>
    public DatabaseDump And(string folder)
    {
        var files = new List<byte>(bytes);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files.AddRange([.. Encoding.UTF8.GetBytes(path), .. File.ReadAllBytes(path)]);
        return new([.. files]);
    }

    /// <summary>True when these bytes are in it, as they are or as hex.</summary>
    public bool Has(byte[] part) =>
        bytes.AsSpan().IndexOf(part) >= 0 || bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(part))) >= 0;

    /// <summary>The forms in which a text is found, by name; empty when it is nowhere.</summary>
    public IReadOnlyList<string> Find(string text) =>
        [.. new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant() }.Distinct().SelectMany(Forms)
            .Where(f => bytes.AsSpan().IndexOf(f.Bytes) >= 0).Select(f => f.Name)];

    private static IEnumerable<(string Name, byte[] Bytes)> Forms(string text)
    {
        byte[][] encoded = [Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text)];
        foreach (var (form, name) in encoded.Zip(["UTF-8", "UTF-16LE", "UTF-16BE"]))
        {
            yield return (name, form);
            yield return (name + " as hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(form)));
            yield return (name + " as HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(form)));
            // At each of the three places that it can take in a longer base64 text, without the letters that its neighbours share.
            for (var shift = 0; shift < 3; shift++)
            {
                var base64 = Convert.ToBase64String([.. new byte[shift], .. form]);
                var from = shift == 0 ? 0 : shift + 1;
                var inner = base64.TrimEnd('=')[from..];
                yield return ($"{name} as base64+{shift}", Encoding.ASCII.GetBytes(inner[..^1]));
            }
        }
    }

    private static async Task<byte[]> PgDumpAsync(string connection)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var given = Environment.GetEnvironmentVariable("PILARBOT_TEST_POSTGRES") is { Length: > 0 };
        var program = given ? "pg_dump" : Path.Combine((await PostgresServer.Shared).Bin, "pg_dump");
        var start = new ProcessStartInfo(program, ["-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!]) { RedirectStandardOutput = true };
        start.Environment["PGPASSWORD"] = to.Password;
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"pg_dump ended with {process.ExitCode}.");
        return output.ToArray();
    }
}
