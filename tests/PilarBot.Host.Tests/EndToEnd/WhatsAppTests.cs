using System.Net;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Media;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using Xunit.Abstractions;
using static PilarBot.Host.Tests.EndToEnd.WhatsAppDesk;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>People who have WhatsApp only.</summary>
public sealed class WhatsAppTests(ITestOutputHelper output)
{
    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_whole_report_over_two_pages_of_choices_with_a_correction_and_photos_ends_in_one_case(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site);
        var tksk = graph.Person("6281234500001", "Wa Ode Uji");
        await site.ImportAsync("Wa Ode Uji,081234500001,tksk,74.06.05");
        await using var host = await HostInProcess.StartAsync(site);

        // The roster knows the number, and WhatsApp vouches for it: nobody has to register.
        tksk.Says("lapor");
        await WaitAsync(tksk, "Masalah apa");
        tksk.Taps(tksk.Last.Titles.First(t => t.Contains("Lainnya", StringComparison.Ordinal)));
        await WaitAsync(tksk, b => b.Kind == "list" && b.Titles.Any(t => t.Contains("Sebelumnya", StringComparison.Ordinal)));
        tksk.Says("lansia");
        await WaitAsync(tksk, "Siapa nama");
        tksk.Says("Nenek *Uji*");
        await WaitAsync(tksk, "NIK");
        tksk.Taps("NIK tidak ada");
        await WaitAsync(tksk, "usianya");
        tksk.Says("72");
        await WaitAsync(tksk, "desa");
        tksk.Says("Boepinang");
        await WaitAsync(tksk, "foto");
        for (var i = 0; i < 5; i++)
            tksk.SendsPhoto(Pictures.Jpeg);
        await WaitAsync(tksk, b => b.Kind == "location_request_message");
        tksk.SharesLocation(-4.7, 121.6);
        await WaitAsync(tksk, "Ceritakan");
        tksk.Says("Tinggal sendiri, sakit sejak sebulan lalu.");
        await WaitAsync(tksk, "periksa kembali");
        tksk.Says("ubah nama warga");
        await WaitAsync(tksk, b => b.Text.Contains("Siapa nama", StringComparison.Ordinal) && b.Text.Contains("Jawaban sebelumnya", StringComparison.Ordinal));
        tksk.Says("Nenek Uji Betul");
        await WaitAsync(tksk, "Nenek Uji Betul");
        tksk.Taps("Kirim laporan");
        await WaitAsync(tksk, "KS-");

        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Cases.CountAsync() == 1 && await db.Media.CountAsync(m => m.OwnerKind == "case" && m.State == MediaState.Stored) == 5;
        });
        graph.AssertNoViolations();
        // Each bubble is paid for: at most one for each thing that the person sent, and one for the five photos.
        output.WriteLine($"A finished report with a correction took {tksk.Bubbles.Count} bubbles for {tksk.Sent} messages of the person.");
        Assert.InRange(tksk.Bubbles.Count, 1, tksk.Sent - 4);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_resident_is_told_what_WhatsApp_shows_and_gets_a_receipt(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site);
        var resident = graph.Person("6281234500002");
        await using var host = await HostInProcess.StartAsync(site);
        await ComplainsAsync(resident);
        output.WriteLine($"A finished complaint took {resident.Bubbles.Count} bubbles for {resident.Sent} messages of the person.");
        Assert.InRange(resident.Bubbles.Count, 1, resident.Sent);
        await using var db = site.Database.Office.Open();
        Assert.Equal(1, await db.Complaints.CountAsync());
        Assert.Contains("AD-", resident.Bubbles.First(b => b.Text.Contains("Kode rahasia", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        graph.AssertNoViolations();
    }

    [Fact]
    public async Task Nothing_comes_in_that_Meta_did_not_sign_and_the_address_is_verified_by_its_token()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        await using var graph = await GraphAsync(site);
        await using var host = await HostInProcess.StartAsync(site);
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        var person = graph.Person("6281234500003");
        person.Says("menu");
        await WaitAsync(person, "Silakan pilih");
        var genuine = graph.Posted.First();

        foreach (var signature in (string?[])[null, "sha256=00", genuine.Signature[..^1] + (genuine.Signature[^1] == '0' ? '1' : '0')])
            Assert.Equal(HttpStatusCode.Unauthorized, await MetaPayload.PostAsync(http, genuine.Json, signature));
        Assert.Equal(HttpStatusCode.Unauthorized, await MetaPayload.PostAsync(http, [.. genuine.Json, (byte)' '], genuine.Signature));
        // The same again is recognised.
        Assert.Equal(HttpStatusCode.OK, await MetaPayload.PostAsync(http, genuine.Json, genuine.Signature));
        Assert.Equal("42", await http.GetStringAsync($"/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=42&hub.verify_token={graph.Options.VerifyToken}"));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=42&hub.verify_token=other")).StatusCode);
        person.Says("bantuan");
        await WaitAsync(person, "Yang dapat kami bantu");
        Assert.Equal(2, person.Bubbles.Count);
    }

    [Fact]
    public async Task A_changed_number_goes_on_in_the_same_conversation_and_signs_under_messages_are_passed_over()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        await using var graph = await GraphAsync(site);
        await using var host = await HostInProcess.StartAsync(site);
        var person = graph.Person("6281234500004");
        person.Says("aduan");
        await WaitAsync(person, "Tentang apa aduan");
        person.Taps("Netralitas petugas");
        await WaitAsync(person, "Apa tugas orang");
        person.Reacts(person.Last.Id, "👍");
        person.ChangesNumber("6281299900004", "ID.995000000004");
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Conversations.AnyAsync(c => c.Address == "ID.995000000004");
        });

        person.Says("tksk");
        await WaitAsync(person, "Siapa namanya");
        await using var after = site.Database.Office.Open();
        Assert.Equal(1, await after.Conversations.CountAsync());
        Assert.Equal(0, await after.Quarantine.CountAsync());
    }
}
