using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Media;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Media;

/// <summary>What becomes of files that are broken or meant to harm, as the person who sends them sees it.</summary>
public sealed class HostileFilesTests
{
    private static readonly (string What, byte[] File, string Answer)[] Refused =
    [
        ("a program under a photo's name", SampleFiles.Program(), "isinya ternyata program."),
        ("SVG with a script", [.. "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8], "isinya ternyata halaman web."),
        ("HTML", [.. "<!doctype html><script>alert(1)</script>"u8], "isinya ternyata halaman web."),
        ("an archive", SampleFiles.Zip("foto.jpg"), "isinya ternyata arsip."),
        ("a document with macros", SampleFiles.Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "isinya ternyata dokumen dengan makro."),
        ("a photo cut off", PictureFiles.Jpeg()[..^9], "isinya ternyata berkas yang terpotong."),
        ("a PNG cut off", PictureFiles.Png()[..^20], "isinya ternyata berkas yang terpotong."),
        ("a document cut off", SampleFiles.Docx()[..^40], "isinya ternyata berkas yang terpotong."),
        ("a PDF cut off", SampleFiles.Pdf()[..^8], "isinya ternyata berkas yang terpotong."),
        ("a pixel bomb", PictureFiles.PixelBomb(), "isinya ternyata gambar berukuran lebih dari 200 megapiksel."),
        ("a pixel bomb as JPEG", PictureFiles.Jpeg(65_000, 65_000), "isinya ternyata gambar berukuran lebih dari 200 megapiksel."),
        ("21 MiB", SampleFiles.Jpeg(21 << 20), "lebih besar dari 20 MB."),
        ("nothing at all", [], "isinya ternyata berkas kosong."),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_sends_a_broken_or_harmful_file_is_told_what_it_is_and_nothing_of_it_is_kept(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var channel = new FileChannel();
        var chat = desk.Chat("900");
        await UntilFilesAsync(chat);
        foreach (var (what, file, answer) in Refused)
        {
            channel.Files[what] = file;
            await chat.SendsFileAsync(what, MediaKind.Document);

            await desk.Fetch.RunAsync([channel], default);

            var said = ((OutboundText)(await chat.HeardAsync())[^1]).Markdown;
            Assert.True(said.Contains(answer, StringComparison.Ordinal), $"{what}: {said}");
        }
        await using var db = desk.Database.Office.Open();
        Assert.Equal(Refused.Length, await db.Media.CountAsync(m => m.State == MediaState.WrongType || m.State == MediaState.TooLarge));
        Assert.All(await db.Media.Select(m => m.Id).ToListAsync(), id => Assert.False(desk.Media.Has(id)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_picture_with_another_file_behind_it_is_kept_as_evidence_and_given_out_as_the_picture_alone(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var archive = SampleFiles.Zip("Main.class");
        var channel = new FileChannel
        {
            Files =
            {
                ["jpeg"] = PictureFiles.Jpeg(behind: archive), ["gifar"] = PictureFiles.Gif(archive), ["html"] = PictureFiles.Png(behind: [.. "<html><script>alert(1)</script>"u8]),
            },
        };
        var chat = desk.Chat("900");
        await UntilFilesAsync(chat);
        foreach (var reference in channel.Files.Keys)
            await chat.SendsFileAsync(reference, MediaKind.Document);

        await desk.Fetch.RunAsync([channel], default);

        await using var db = desk.Database.Office.Open();
        var source = new StoredMedia(desk.Database.Office, desk.Media, TimeProvider.System);
        var items = await db.Media.AsNoTracking().ToListAsync();
        Assert.Equal(channel.Files.Count, items.Count);
        foreach (var item in items)
        {
            Assert.Equal(MediaState.Stored, item.State);
            Assert.Equal(channel.Files[item.FileRef], await ReadAsync(desk.Media.OpenRead(item.Id, item.Key)));
            var given = await ReadAsync(await source.OpenAsync(item.Id.ToString(), default));
            foreach (var trace in (string[])["PK\u0003\u0004", "<html>", PictureFiles.Secret])
                Assert.Equal(-1, given.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(trace)));
            // Sent again by the channel's own reference it would be the original.
            Assert.Null(await source.FindUploadedAsync("telegram", item.Id.ToString(), default));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_document_that_unpacks_to_a_hundred_megabytes_is_kept_packed_and_never_opened(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var bomb = Bomb();
        var chat = desk.Chat("900");
        await UntilFilesAsync(chat);
        await chat.SendsFileAsync("bom", MediaKind.Document);

        await desk.Fetch.RunAsync([new FileChannel { Files = { ["bom"] = bomb } }], default);

        await using var db = desk.Database.Office.Open();
        var item = await db.Media.AsNoTracking().SingleAsync();
        Assert.Equal((MediaState.Stored, bomb.Length), (item.State, item.Size));
        Assert.Equal(bomb, await ReadAsync(await new StoredMedia(desk.Database.Office, desk.Media, TimeProvider.System).OpenAsync(item.Id.ToString(), default)));
    }

    private static byte[] Bomb()
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml").Open().Dispose();
            using var content = zip.CreateEntry("word/document.xml").Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 100; megabyte++)
                content.Write(zeros);
        }
        Assert.True(target.Length < 1 << 20);
        return target.ToArray();
    }

    private static async Task UntilFilesAsync(DeskChat chat)
    {
        await chat.SaysAsync(
            "aduan", "1", "Pendamping PKH", "Tidak tahu", "Tidak tahu", "NET01", "Membagikan kaus partai.", "kemarin", "Pada hari kejadian", "Tanpa nama");
        await chat.TapsAsync("Kirim aduan");
        Assert.Contains("kirim bukti", await chat.SaysAsync("lengkapi aduan"), StringComparison.Ordinal);
    }

    private static async Task<byte[]> ReadAsync(Stream content)
    {
        await using (content)
        {
            using var read = new MemoryStream();
            await content.CopyToAsync(read);
            return read.ToArray();
        }
    }
}
