using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Media;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>Whole conversations of browsers with the program.</summary>
public sealed class ConversationTests
{
    private static readonly (string, string, byte[]) Photo = ("foto.jpg", "image/jpeg", Pictures.Jpeg);

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_complaint_comes_to_its_receipt_and_gets_five_photos_at_once(string provider)
    {
        await using var site = await Browser.SiteAsync(provider);
        await using var host = await HostInProcess.StartAsync(site);
        using var browser = await Browser.EnterAsync(host);
        await browser.SaysAsync("aduan");
        await browser.WaitAsync("Tentang apa aduan");
        await browser.TapsAsync("Netralitas petugas");
        foreach (var (asks, says) in ((string, string)[])
            [("Apa tugas orang", "tksk"), ("Siapa namanya", "Pak Budi"), ("kecamatan mana", "poleang"), ("Dugaan apa", "media sosial"),
                ("Apa yang terjadi", "Ia mengajak memilih calon tertentu."), ("Tanggal berapa", "kemarin"), ("Sejak tanggal", "pada hari kejadian"),
                ("identitas", "tanpa nama")])
        {
            await browser.WaitAsync(asks);
            await browser.SaysAsync(says);
        }
        await browser.WaitAsync("periksa kembali");
        await browser.TapsAsync("Kirim aduan");
        await browser.WaitAsync("Kode rahasia");
        await browser.TapsAsync("Tambah bukti dan lainnya");
        await browser.WaitAsync("kirim bukti");
        await browser.SendsAsync("album", "buktinya", Photo, Photo, Photo, Photo, Photo);
        await browser.WaitAsync("5 berkas");

        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Complaints.CountAsync() == 1 && await db.Media.CountAsync(m => m.OwnerKind == "complaint" && m.State == MediaState.Stored) == 5;
        });
        var album = browser.Heard.Single(a => a["attachments"] is not null);
        Assert.Equal("album", (string?)album["channelData"]!["clientActivityID"]);
        Assert.Equal(5, album["attachments"]!.AsArray().Count);
        Assert.Equal(browser.Heard.Count, browser.Heard.Select(a => (string)a["id"]!).Distinct().Count());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task The_same_posted_again_stands_in_the_chat_once_and_has_one_turn(string provider)
    {
        await using var site = await Browser.SiteAsync(provider);
        await using var host = await HostInProcess.StartAsync(site);
        using var browser = await Browser.EnterAsync(host);
        var activity = new { type = "message", text = "menu", id = "forged", from = new { id = "somebody", role = "bot" }, channelData = new { clientActivityID = "one", own = new[] { 1 } } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.PostAsync(activity)));
        await browser.WaitAsync("Silakan pilih");
        await browser.SaysAsync("bantuan");
        await browser.WaitAsync("Yang dapat kami bantu");

        var ids = await Task.WhenAll(answers.Select(async a => (string)(await a.Content.ReadFromJsonAsync<JsonNode>())!["id"]!));
        Assert.Single(ids.Distinct());
        var echo = browser.Heard.Single(a => (string?)a["channelData"]?["clientActivityID"] == "one");
        Assert.Equal((ids[0], (string?)browser.Way["userId"], "user"), ((string)echo["id"]!, (string?)echo["from"]!["id"], (string?)echo["from"]!["role"]));
        Assert.Equal(1, (int)echo["channelData"]!["own"]![0]!);
        Assert.Equal(2, browser.OfBot.Count());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task After_its_end_nothing_of_a_chat_is_left_and_nobody_comes_back_to_it(string provider)
    {
        await using var site = await Browser.SiteAsync(provider);
        await using var host = await HostInProcess.StartAsync(site);
        using var browser = await Browser.EnterAsync(host);
        using var other = await Browser.EnterAsync(host);
        await browser.SaysAsync("menu");
        await other.SaysAsync("menu");
        await browser.SendsAsync(null, "", Photo);
        await browser.WaitAsync("foto belum dapat");
        await browser.AskAsync();
        using var socket = await Browser.OpenAsync((string)browser.Way["streamUrl"]!);

        await Browser.TakenAsync(browser.SendAsync(HttpMethod.Post, "/obrolan/selesai", null));

        Assert.Null(await socket.UntilAsync("never"));
        Assert.Equal("ended", socket.CloseReason);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(new { type = "message", text = "masih ada?" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(HttpMethod.Post, "/obrolan/masuk", JsonContent.Create(new { resume = (string)browser.Way["resume"]! }))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", null)).StatusCode);
        var before = browser.Heard.Count;
        await browser.AskAsync();
        Assert.Equal(before, browser.Heard.Count);
        await other.WaitAsync("Silakan pilih");
        await using var db = site.Database.Office.Open();
        Assert.Equal([other.Id], await db.WebActivities.Join(db.WebConversations, a => a.ConversationId, c => c.Id, (_, c) => c.Address).Distinct().ToListAsync());
        Assert.Equal(0, await db.WebUploads.CountAsync());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.MediaFolder, "uploads")));
        Assert.Null((await db.Conversations.SingleAsync(c => c.Address == browser.Id)).State);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task What_is_said_and_sent_cannot_be_read_in_the_database_or_on_the_disk(string provider)
    {
        const string Words = "rahasiasekali";
        await using var site = await Browser.SiteAsync(provider);
        await using (var host = await HostInProcess.StartAsync(site))
        {
            using var browser = await Browser.EnterAsync(host);
            await browser.SaysAsync(Words);
            await browser.SendsAsync(null, Words, Photo);
            await browser.WaitAsync("");
            Assert.DoesNotContain(Words, host.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(browser.Token, host.Output, StringComparison.Ordinal);
            await using var db = site.Database.Office.Open();
            Assert.All(await db.WebActivities.ToListAsync(), a => Assert.DoesNotContain(Words, System.Text.Encoding.UTF8.GetString(a.Body), StringComparison.Ordinal));
            Assert.DoesNotContain(
                (string)browser.Way["resume"]!, System.Text.Encoding.UTF8.GetString((await db.WebConversations.SingleAsync()).ResumeHash!), StringComparison.Ordinal);
        }
        var upload = await File.ReadAllBytesAsync(Assert.Single(Directory.EnumerateFiles(Path.Combine(site.MediaFolder, "uploads"))));
        Assert.Equal(-1, upload.AsSpan().IndexOf(Pictures.Jpeg.AsSpan(0, 16)));
    }
}
