using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Complaints;
using PilarBot.Office.Media;
using PilarBot.Office.Tests.Documents;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Complaints;

public sealed class HandOnTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_handler_gets_documents_and_a_package_whose_every_file_can_be_checked(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", HandOnSamples.Told)).Number;
        await desk.GiveEvidenceAsync(number, PictureFiles.Jpeg(), SampleFiles.Pdf());

        var asked = await desk.HandOnAsync(officer, number);

        Assert.Equal(new HandOnComplaint.Result("RJ-2026-000001", 1, "Bawaslu kabupaten atau kota (pemilu)", false, false), asked);
        var files = await HandOnSamples.FilesOfAsync(officer);
        Assert.Equal(["RJ-2026-000001-v1-laporan.docx", "RJ-2026-000001-v1-ringkasan.docx", "RJ-2026-000001-v1.zip"], files.Keys);
        var archive = await desk.OpenAsync(files["RJ-2026-000001-v1.zip"]);
        var content = HandOnSamples.Unpack(archive);
        Assert.Equal(
            ["laporan.docx", "ringkasan-tanpa-identitas.docx", "bukti/01.jpg", "bukti-salinan/01.jpg", "bukti/02.pdf", "MANIFES.txt", "SHA256SUMS"], content.Keys);
        Assert.Equal(PictureFiles.Jpeg(), content["bukti/01.jpg"]);
        Assert.Equal(-1, content["bukti-salinan/01.jpg"].AsSpan().IndexOf(Encoding.ASCII.GetBytes(PictureFiles.Secret)));
        Assert.Equal(SampleFiles.Pdf(), content["bukti/02.pdf"]);
        Assert.Equal(await desk.OpenAsync(files["RJ-2026-000001-v1-laporan.docx"]), content["laporan.docx"]);
        Assert.Equal(
            content.Keys.Except(["SHA256SUMS"]).Select(name => $"{Convert.ToHexStringLower(SHA256.HashData(content[name]))}  {name}"),
            Encoding.ASCII.GetString(content["SHA256SUMS"]).TrimEnd('\n').Split('\n'));
        using var zip = new ZipArchive(new MemoryStream(archive));
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(2026, 11, 22), e.LastWriteTime.DateTime));
        var manifest = Encoding.UTF8.GetString(content["MANIFES.txt"]);
        Assert.Contains("Identitas pelapor: tidak disertakan", manifest, StringComparison.Ordinal);
        Assert.Contains("02. dokumen PDF, 45 byte\n    Asli: bukti/02.pdf", manifest.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Salinan: tidak dibuat. Jenis ini tidak dapat dibersihkan", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sha256sum_itself_finds_every_file_of_a_package_unchanged()
    {
        await using var desk = await Desk.OpenAsync("sqlite");
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", HandOnSamples.Told)).Number;
        await desk.GiveEvidenceAsync(number, PictureFiles.Jpeg(), PictureFiles.Png(), SampleFiles.Boxes("isom"));
        await desk.HandOnAsync(officer, number);
        var archive = await desk.OpenAsync((await HandOnSamples.FilesOfAsync(officer))["RJ-2026-000001-v1.zip"]);
        using var folder = new TemporaryFolder();
        await ZipFile.ExtractToDirectoryAsync(new MemoryStream(archive), folder["isi"]);

        using var check = Process.Start(new ProcessStartInfo("sha256sum", ["-c", "--strict", "SHA256SUMS"]) { WorkingDirectory = folder["isi"], RedirectStandardOutput = true })!;
        var said = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();

        Assert.Equal(0, check.ExitCode);
        Assert.Equal(8, said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.EndsWith(": OK", StringComparison.Ordinal)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_consent_nothing_in_the_documents_says_who_complained(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = await ComplainWithPhoneAsync(desk);

        await desk.HandOnAsync(officer, number);

        foreach (var name in (string[])["laporan", "ringkasan"])
        {
            var text = await TextAsync(desk, officer, 1, name);
            foreach (var trace in (string[])["Wulandari", "Saputri", "3456", "81234567890"])
                Assert.DoesNotContain(trace, text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Saya, [pelapor], melihat Budi Kurniawan membagikan kaus. Hubungi [nomor pelapor] bila perlu.", text, StringComparison.Ordinal);
        }
        Assert.Contains("Nama |\nTempat", await TextAsync(desk, officer, 1, "laporan"), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task With_consent_the_report_names_the_reporter_and_the_summary_still_does_not(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = await ComplainWithPhoneAsync(desk);
        await desk.HandOnAsync(officer, number);

        var asked = await desk.HandOnAsync(officer, number, withName: true);

        Assert.Equal(("RJ-2026-000001", 2), (asked.Number, asked.Version));
        var report = await TextAsync(desk, officer, 2, "laporan");
        Assert.Contains("Nama | Ibu Wulandari Saputri\n", report, StringComparison.Ordinal);
        Assert.Contains($"Nomor telepon | {HandOnSamples.Phone}\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Wulandari", await TextAsync(desk, officer, 2, "ringkasan"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Asked_again_it_is_the_same_package_and_with_more_evidence_the_next_version(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", HandOnSamples.Told)).Number;
        await desk.HandOnAsync(officer, number);
        var first = await HandOnSamples.FilesOfAsync(officer);

        var again = await desk.HandOnAsync(officer, number);
        var files = await HandOnSamples.FilesOfAsync(officer);
        await desk.GiveEvidenceAsync(number, PictureFiles.Png());
        var more = await desk.HandOnAsync(officer, number);

        Assert.Equal((1, true), (again.Version, again.IsReady));
        Assert.Equal(first, files);
        Assert.Equal(6, (await officer.HeardAsync()).OfType<OutboundMedia>().Count(m => m.FileName!.Contains("-v1", StringComparison.Ordinal)));
        Assert.Equal(("RJ-2026-000001", 2), (more.Number, more.Version));
        var archive = HandOnSamples.Unpack(await desk.OpenAsync((await HandOnSamples.FilesOfAsync(officer))["RJ-2026-000001-v2.zip"]));
        Assert.Contains("bukti/01.png", archive.Keys);
        var other = await desk.HandOnAsync(officer, number, form: "inspektorat");
        Assert.Equal(("RJ-2026-000002", 1, "Inspektorat"), (other.Number, other.Version, other.Recipient));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_may_not_handle_it_gets_nothing_and_nobody_does_without_the_reporters_consent(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var head = await desk.PersonAsync("2", "Hasan Basri", ("kepala-dinas", ""));
        await desk.PersonAsync("3", "Rina Staf", ("staf-dinsos", ""));
        await desk.PersonAsync("4", "Budi Kurniawan", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", HandOnSamples.Told)).Number;

        async Task<string?> Refusal(string address, string form = "bawaslu-pemilu") =>
            (await desk.ActAsync(address, turn => desk.HandOn.RunAsync(new(number, form), turn))).Refusal?.Code;

        Assert.Equal(NotForHandling.TheCode, await Refusal("900"));
        Assert.Equal(NotForHandling.TheCode, await Refusal("3"));
        Assert.Equal(NotForHandling.TheCode, await Refusal("4"));
        Assert.Equal(NoConsent.TheCode, await Refusal(head.Address));
        await desk.ConsentAsync(number, "no");
        Assert.Equal(NoConsent.TheCode, await Refusal(head.Address));
        await desk.ConsentAsync(number, "without-name");
        Assert.Equal(NoSuchForm.TheCode, await Refusal(head.Address, form: MakePackages.Summary));
        Assert.Null(await Refusal(head.Address));
        await using var db = desk.Database.Office.Open();
        Assert.Equal(1, await db.Referrals.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_hand_on_is_noted_with_who_and_the_day_and_nothing_of_it_can_be_read_without_the_keys(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", HandOnSamples.Told)).Number;
        await desk.HandOnAsync(officer, number, withName: true);
        await desk.ActAsync(officer.Address, turn => desk.TrackReferral.RunAsync(new("RJ-2026-000001", "submitted", "Xqkenarinomor/LP/2026", null), turn));

        await using var db = desk.Database.Office.Open();
        var events = await db.ComplaintEvents.AsNoTracking().OrderBy(e => e.Ordinal).ToListAsync();
        Assert.Equal([ComplaintEventKind.Filed, ComplaintEventKind.ConsentGiven, ComplaintEventKind.HandedOn, ComplaintEventKind.ReferralMoved], events.Select(e => e.Kind));
        Assert.All(events.Skip(2), e => Assert.NotNull(e.By));
        var package = await db.ReferralPackages.AsNoTracking().SingleAsync();
        Assert.Equal((PackageState.Ready, null, TimeSpan.Zero), (package.State, package.ForChat, package.NotBefore.TimeOfDay));
        var kept = await db.Media.AsNoTracking().Where(m => m.OwnerKind == HandOnComplaint.Owner).ToListAsync();
        Assert.Equal(3, kept.Count);
        Assert.All(kept, m => Assert.Equal((4, TimeSpan.Zero, TimeSpan.Zero), (m.Id.Version, m.ReceivedAt.TimeOfDay, m.NotBefore.TimeOfDay)));
        var key = (await desk.LoadAsync(number)).Key;
        Assert.All(kept, m => Assert.Equal(key, m.Key));
        var dump = await DatabaseDump.TakeAsync(desk.Database);
        foreach (var canary in (string[])["Wulandari", "membagikan kaus", "Xqkenarinomor"])
            Assert.Equal([], dump.Find(canary));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Evidence_that_is_no_longer_what_came_is_left_out_and_named(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", HandOnSamples.Told)).Number;
        var given = await desk.GiveEvidenceAsync(number, PictureFiles.Jpeg(), PictureFiles.Png());
        Assert.True(desk.Media.Delete(given[0].Id));

        await desk.HandOnAsync(officer, number);

        var content = HandOnSamples.Unpack(await desk.OpenAsync((await HandOnSamples.FilesOfAsync(officer))["RJ-2026-000001-v1.zip"]));
        Assert.DoesNotContain("bukti/01.jpg", content.Keys);
        Assert.Contains("bukti/02.png", content.Keys);
        Assert.Contains("TIDAK DISERTAKAN: berkas yang tersimpan tidak lagi sama", Encoding.UTF8.GetString(content["MANIFES.txt"]), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_package_that_cannot_be_made_is_tried_again_then_given_up_with_a_word_to_who_waits(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", HandOnSamples.Told)).Number;
        await desk.ConsentAsync(number, "without-name");
        await desk.ActAsync(officer.Address, turn => desk.HandOn.RunAsync(new(number, "bawaslu-pilkada"), turn));
        await using (var db = desk.Database.Office.Open())
            await db.Referrals.ExecuteUpdateAsync(set => set.SetProperty(r => r.Form, "sudah-dihapus"));

        for (var run = 0; run < 5; run++)
        {
            Assert.Equal(1, await desk.Packages.RunAsync(default));
            Assert.Equal(0, run == 4 ? 0 : await desk.Packages.RunAsync(default));
            desk.Clock.Now += TimeSpan.FromMinutes(10);
        }

        Assert.Equal(0, await desk.Packages.RunAsync(default));
        Assert.Contains("belum berhasil disiapkan", await officer.TranscriptAsync(), StringComparison.Ordinal);
        await using (var db = desk.Database.Office.Open())
            await db.Referrals.ExecuteUpdateAsync(set => set.SetProperty(r => r.Form, "bawaslu-pilkada"));
        await desk.HandOnAsync(officer, number, form: "bawaslu-pilkada");
        Assert.Equal(3, (await HandOnSamples.FilesOfAsync(officer)).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whatsapp_gets_the_documents_and_a_word_on_how_to_get_the_package(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", HandOnSamples.Told)).Number;
        await desk.HandOnAsync(officer, number);
        await using var db = desk.Database.Office.Open();
        await db.Conversations.Where(c => c.Address == "1").ExecuteUpdateAsync(set => set.SetProperty(c => c.Account, "whatsapp"));

        var messages = await HandOnComplaint.MessagesAsync(
            db, await db.ReferralPackages.SingleAsync(), (await db.Conversations.SingleAsync(c => c.Address == "1")).Id, default);

        Assert.Equal([".docx", ".docx"], messages.OfType<OutboundMedia>().Select(m => Path.GetExtension(m.FileName)));
        Assert.Contains("lewat WhatsApp", ((OutboundText)messages[^1]).Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void More_evidence_than_a_chat_takes_at_once_goes_into_several_parts()
    {
        static Evidence File(int place, int megabytes, FileType type) => new(place, new()
        {
            Id = default,
            Account = "",
            FileRef = "",
            Kind = MediaKind.Document,
            NotBefore = default,
            ReceivedAt = default,
            Key = null!,
            Size = (long)megabytes << 20,
        }, type);

        var parts = HandOnArchive.Parts([File(1, 20, FileType.Mp4), File(2, 20, FileType.Mp4), File(3, 15, FileType.Jpeg), File(4, 20, FileType.Mp4), File(5, 1, FileType.Pdf)]);

        Assert.Equal(["1,2", "3", "4,5"], parts.Select(p => string.Join(',', p.Select(f => f.Place))));
        Assert.Equal([[]], HandOnArchive.Parts([]));
    }

    private static async Task<string> ComplainWithPhoneAsync(Desk desk)
    {
        var number = (await desk.FileAsync("900", HandOnSamples.Told)).Number;
        await desk.ActAsync("900", turn => desk.AddToComplaint.RunAsync(new(number, null, null, null, null, HandOnSamples.Phone, null, null), turn));
        return number;
    }

    private static async Task<string> TextAsync(Desk desk, DeskChat handler, int version, string name) =>
        DocxText.Read(await desk.OpenAsync((await HandOnSamples.FilesOfAsync(handler))[$"RJ-2026-000001-v{version}-{name}.docx"]));
}
