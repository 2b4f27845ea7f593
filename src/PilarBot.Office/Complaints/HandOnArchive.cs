using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PilarBot.Office.Media;

namespace PilarBot.Office.Complaints;

/// <summary>
/// The ZIP of a package, written as a stream: the documents, the evidence as it came, copies of it without metadata, a manifest to read,
/// and <c>SHA256SUMS</c> to check. Every name in it is made here, and the only time in it is the day.
/// </summary>
internal sealed class HandOnArchive(MediaFolder folder, HandOnSlip slip, IReadOnlyList<(string Name, byte[] Content)> documents, IReadOnlySet<int> damaged)
{
    /// <summary>What chats take as one file, with room to spare.</summary>
    private const long PartBytes = 40 << 20;

    private readonly List<(string Name, string Sha256)> sums = [];

    /// <summary>The evidence of each part: more than a chat takes at once goes into several.</summary>
    public static IReadOnlyList<IReadOnlyList<Evidence>> Parts(IReadOnlyList<Evidence> evidence)
    {
        var parts = new List<List<Evidence>> { new() };
        var size = 0L;
        foreach (var file in evidence)
        {
            var own = file.Item.Size!.Value * (file.Copy is null ? 1 : 2);
            if (size > 0 && size + own > PartBytes)
                (size, parts) = (0, [.. parts, []]);
            parts[^1].Add(file);
            size += own;
        }
        return parts;
    }

    /// <summary>Writes a part.</summary>
    /// <param name="evidence">Of this part.</param>
    /// <param name="part">From 1; the first has the documents.</param>
    /// <param name="parts">How many there are.</param>
    /// <param name="target">Written to, never sought in, not closed.</param>
    /// <param name="cancellation">Leaves a ZIP that is cut off.</param>
    public async Task WriteAsync(IReadOnlyList<Evidence> evidence, int part, int parts, Stream target, CancellationToken cancellation)
    {
        sums.Clear();
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation);
        foreach (var (name, content) in part == 1 ? documents : [])
            await AddAsync(zip, name, to => to.WriteAsync(content, cancellation).AsTask(), cancellation);
        var listed = new StringBuilder();
        foreach (var file in evidence)
            listed.Append(await AddAsync(zip, file, cancellation));
        await AddAsync(zip, "MANIFES.txt", to => to.WriteAsync(Encoding.UTF8.GetBytes(Manifest(listed.ToString(), part, parts)), cancellation).AsTask(), cancellation);
        var checks = string.Concat(sums.Select(s => $"{s.Sha256}  {s.Name}\n"));
        await AddAsync(zip, "SHA256SUMS", to => to.WriteAsync(Encoding.ASCII.GetBytes(checks), cancellation).AsTask(), cancellation);
    }

    private async Task<string> AddAsync(ZipArchive zip, Evidence file, CancellationToken cancellation)
    {
        var words = new StringBuilder().Append(CultureInfo.InvariantCulture, $"\n{file.Place:D2}. {file.Type.Name}, {file.Item.Size} byte\n");
        if (damaged.Contains(file.Place))
            return words.Append("    TIDAK DISERTAKAN: berkas yang tersimpan tidak lagi sama dengan yang diterima.\n")
                .Append("    SHA-256 saat diterima: ").Append(file.Sha256).Append('\n').ToString();
        words.Append("    Asli: ").Append(file.Original).Append("\n    SHA-256: ").Append(file.Sha256).Append('\n');
        if (file.Copy is not { } copy)
        {
            await AddAsync(zip, file.Original, async to =>
            {
                await using var content = folder.OpenRead(file.Item.Id, file.Item.Key);
                await content.CopyToAsync(to, cancellation);
            }, cancellation);
            return words.Append("    Salinan: tidak dibuat. Jenis ini tidak dapat dibersihkan; keterangan tentang waktu, tempat, perangkat,\n")
                .Append("    atau pembuatnya mungkin masih ada di dalamnya.\n").ToString();
        }
        // Pictures are within what a channel gives out, so one of them fits into memory.
        var picture = new byte[file.Item.Size!.Value];
        await using (var content = folder.OpenRead(file.Item.Id, file.Item.Key))
            await content.ReadExactlyAsync(picture, cancellation);
        await AddAsync(zip, file.Original, to => to.WriteAsync(picture, cancellation).AsTask(), cancellation);
        var seen = default(PictureFacts);
        await AddAsync(zip, copy, to =>
        {
            seen = PictureCopy.Write(file.Type, picture, to);
            return Task.CompletedTask;
        }, cancellation);
        words.Append("    Salinan: ").Append(copy).Append(" (gambar yang sama, tanpa tempat, waktu, dan perangkat)\n    SHA-256: ").Append(sums[^1].Sha256).Append('\n');
        if (seen.HasMore)
            words.Append("    Catatan: di belakang gambar aslinya ada data lain. Mohon periksa berkas asli itu dengan hati-hati.\n");
        return words.ToString();
    }

    private async Task AddAsync(ZipArchive zip, string name, Func<Stream, Task> write, CancellationToken cancellation)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new(slip.Day, TimeOnly.MinValue, TimeSpan.Zero);
        using var hash = SHA256.Create();
        await using (var to = await entry.OpenAsync(cancellation))
        await using (var passing = new CryptoStream(to, hash, CryptoStreamMode.Write))
            await write(passing);
        sums.Add((name, Convert.ToHexStringLower(hash.Hash!)));
    }

    private string Manifest(string listed, int part, int parts) =>
        $"""
        MANIFES BERKAS PENERUSAN

        Nomor: {slip.Number}, versi {slip.Version}, bagian {part} dari {parts}
        Nomor aduan: {slip.Complaint}
        Kepada: {slip.Recipient}
        Disiapkan oleh: {slip.Office}, {OfficeProfile.ShowDay(slip.Day)}
        Identitas pelapor: {(slip.WithReporter ? "disertakan atas persetujuan pelapor" : "tidak disertakan")}
        Bukti yang tidak terbaca sejak awal: {slip.Missing}

        Isi aduan adalah dugaan yang perlu diperiksa, bukan putusan.

        Folder "bukti" berisi berkas persis seperti dikirim pelapor. Di dalamnya dapat tersimpan tempat, waktu,
        dan perangkat pelapor. Mohon berikan hanya kepada pemeriksa.
        Folder "bukti-salinan" berisi gambar yang sama tanpa keterangan itu, untuk dilihat bersama.

        Memeriksa keutuhan: sha256sum -c SHA256SUMS
        Di Windows: certutil -hashfile nama-berkas SHA256, lalu bandingkan dengan isi SHA256SUMS.

        BUKTI
        {(listed.Length == 0 ? "\nTidak ada.\n" : listed)}
        """;
}

/// <summary>What a package says about itself.</summary>
internal sealed record HandOnSlip(string Number, int Version, string Complaint, string Recipient, string Office, DateOnly Day, bool WithReporter, int Missing);
