using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Media;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Complaints;

public sealed class ComplaintFilesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_that_was_still_on_its_way_is_fetched_after_its_chat_is_forgotten(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var number = await ComplainAsync(desk, "a", "b");
        var channel = new FileChannel { Files = { ["a"] = SampleFiles.Jpeg(), ["b"] = null } };

        await FetchAsync(desk, channel);

        var complaint = await desk.LoadAsync(number);
        Assert.Equal(1, complaint.MissingMedia);
        await using var db = desk.Database.Office.Open();
        var files = await db.Media.AsNoTracking().OrderBy(m => m.State).ToListAsync();
        Assert.Equal([MediaState.Stored, MediaState.Gone], files.Select(f => f.State).Order());
        Assert.All(files, f => Assert.Equal((null, "", complaint.Id), (f.ConversationId, f.FileRef, f.OwnerId)));
        var source = new StoredMedia(desk.Database.Office, desk.Media, TimeProvider.System);
        var stored = files.Single(f => f.State == MediaState.Stored);
        Assert.Null(await source.FindUploadedAsync("telegram", stored.Id.ToString(), default));
        await using var content = desk.Media.OpenRead(stored.Id, stored.Key);
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        Assert.Equal(SampleFiles.Jpeg(), read.ToArray());
        var status = await desk.Chat("900").SaysAsync("status", number);
        Assert.Contains("Bukti tersimpan: 1", status, StringComparison.Ordinal);
        Assert.Contains("Ada 1 berkas yang tidak dapat dibuka", status, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_that_was_fetched_before_loses_its_chat_and_reference_when_it_is_added(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var channel = new FileChannel { Files = { ["a"] = SampleFiles.Jpeg() } };
        await FileAsync(desk.Chat("900"));
        await SendAsync(desk.Chat("900"), "a");
        await FetchAsync(desk, channel);

        await desk.Chat("900").SaysAsync("selesai");

        await using var db = desk.Database.Office.Open();
        var file = await db.Media.AsNoTracking().SingleAsync();
        Assert.Equal((MediaState.Stored, null, ""), (file.State, file.ConversationId, file.FileRef));
        Assert.Equal(TimeSpan.Zero, file.NotBefore.TimeOfDay);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_fifth_file_that_completes_an_addition_is_kept_like_the_four_before(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var number = await ComplainAsync(desk);
        var chat = desk.Chat("900");
        await chat.SaysAsync("tambah aduan", "Bukti");
        foreach (var reference in (string[])["1", "2", "3", "4", "5"])
            await chat.SendsFileAsync(reference);

        await using var db = desk.Database.Office.Open();
        Assert.Equal(5, await db.Media.CountAsync(m => m.OwnerKind == "complaint" && m.ConversationId == null));
        Assert.Contains("Bukti tersimpan: 5", await chat.SaysAsync("status", number), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_handles_it_gets_the_evidence_in_their_own_chat(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = await ComplainAsync(desk, "a");
        await FetchAsync(desk, new() { Files = { ["a"] = SampleFiles.Jpeg() } });

        await officer.SaysAsync("aduan masuk", number);
        await officer.TapsAsync("Lihat bukti");

        var sent = Assert.Single((await officer.HeardAsync()).OfType<OutboundMedia>());
        Assert.Equal(MediaKind.Photo, sent.Kind);
    }

    private static async Task<string> ComplainAsync(Desk desk, params string[] files)
    {
        var chat = desk.Chat("900");
        var number = await FileAsync(chat);
        if (files is not [])
        {
            await SendAsync(chat, files);
            await chat.SaysAsync("selesai");
        }
        return number;
    }

    private static async Task<string> FileAsync(DeskChat chat)
    {
        await chat.SaysAsync("aduan", "1", "Pendamping PKH", "Tidak tahu", "Tidak tahu", "NET01", "Membagikan kaus partai.", "kemarin", "Pada hari kejadian", "Tanpa nama");
        var receipt = await chat.TapsAsync("Kirim aduan");
        return receipt[receipt.IndexOf("AD-", StringComparison.Ordinal)..][..14];
    }

    private static async Task SendAsync(DeskChat chat, params string[] files)
    {
        await chat.SaysAsync("tambah aduan", "Bukti");
        foreach (var file in files)
            await chat.SendsFileAsync(file);
    }

    private static Task<int> FetchAsync(Desk desk, FileChannel channel) => desk.Fetch.RunAsync([channel], default);
}
