using PilarBot.Office.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Complaints;

public sealed class ComplaintTalkTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_question_and_its_answer_cross_without_either_knowing_the_other(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain with { Identity = "withheld" });
        Assert.Equal(AnswerNamesSomebody.TheCode,
            (await desk.ActAsync("1", turn => desk.AskReporter.RunAsync(new(receipt.Number, "Pukul berapa Pak Budi datang?"), turn))).Refusal?.Code);
        Assert.Null((await desk.ActAsync("1", turn => desk.AskReporter.RunAsync(new(receipt.Number, "Pukul berapa kejadiannya?"), turn))).Refusal);

        Assert.Equal("Ada pertanyaan tentang aduan Anda. Ketik **status** untuk membaca dan menjawabnya.", await desk.Chat("900").TranscriptAsync());
        // Also from another chat, with number and secret.
        var (asked, _) = await desk.FindAsync("901", receipt.Number, receipt.Secret);
        Assert.Equal("Pukul berapa kejadiannya?", asked!.Question);
        Assert.DoesNotContain("Sartika", asked.ToString(), StringComparison.Ordinal);
        await AddAsync(desk, "901", receipt, "jawaban", "Sekitar pukul sembilan.");
        Assert.Null((await desk.FindAsync("900", receipt.Number, null)).Details!.Question);
        await desk.WatchComplaints.RunAsync(desk.Clock.Now, default);
        var shown = (await desk.ActAsync("1", turn => desk.HandleComplaints.ShowAsync(new(receipt.Number), turn))).Result!;
        Assert.Contains("pertanyaan kepada pelapor oleh Penangan Aduan. Kepada pelapor: Pukul berapa kejadiannya?", shown.History, StringComparison.Ordinal);
        Assert.Contains("jawaban pelapor. Sekitar pukul sembilan.", shown.History, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_missing_gets_less_with_each_addition_and_nothing_of_it_is_required(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain with { Kecamatan = null });
        async Task<(string Office, string Bawaslu)> LacksAsync()
        {
            var found = (await desk.FindAsync("900", receipt.Number, null)).Details!;
            return (found.ForOffice, found.ForBawaslu);
        }
        Assert.Equal(("tempat tugas yang dilaporkan, tempat kejadian atau akunnya", "alamat pelapor, tempat kejadian, bukti"), await LacksAsync());
        await AddAsync(desk, "900", receipt, "tempat-kerja", "Kantor Camat Rumbia, NIP 19800101 200501 1 001");
        await AddAsync(desk, "900", receipt, "tautan", "facebook.com/contoh");
        await AddAsync(desk, "900", receipt, "saksi", "Ibu pemilik warung");
        Assert.Equal(("sudah lengkap", "alamat pelapor"), await LacksAsync());
        await AddAsync(desk, "900", receipt, "alamat", "Jalan Mawar 3");
        await AddAsync(desk, "900", receipt, "harapan", "Agar ditegur.");
        await desk.ActAsync("900", turn => desk.AddToComplaint.RunAsync(new(receipt.Number, null, null, null, null, null, ["NET06", "BAN01", "NET01"], "with-name"), turn));
        Assert.Equal(("sudah lengkap", "sudah lengkap"), await LacksAsync());
        var shown = (await desk.ActAsync("1", turn => desk.HandleComplaints.ShowAsync(new(receipt.Number), turn))).Result!;
        Assert.Equal("198001012005011001", shown.Nip);
        Assert.Equal("Ikut kampanye; Memakai atribut politik", shown.Acts);
        Assert.Equal("boleh diteruskan dengan nama", shown.Consent);
        Assert.Contains("saksi dari pelapor. Ibu pemilik warung", shown.History, StringComparison.Ordinal);
        Assert.DoesNotContain("Jalan Mawar", shown.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_missing_is_told_in_English_to_who_reads_English(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain with { Kecamatan = null });
        Task<FindComplaints.Details> FindAsync() => desk.ActAsync("900", async turn =>
        {
            turn.Conversation.Language = "en";
            return (await desk.FindComplaints.ByReceiptAsync(new(receipt.Number, null), turn)).Result!;
        });
        Assert.Equal("where that person works, the place it happened, or the account", (await FindAsync()).ForOffice);
        Assert.Equal("your address, where it happened, evidence", (await FindAsync()).ForBawaslu);
        await AddAsync(desk, "900", receipt, "tempat-kerja", "Kantor Camat Rumbia");
        await AddAsync(desk, "900", receipt, "tempat", "Balai desa");
        Assert.Equal("nothing, it is complete", (await FindAsync()).ForOffice);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_office_of_the_head_is_known_and_not_asked_for(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain with { Role = "kepala-dinas", Reported = "Pak Kadis", Kecamatan = null });
        Assert.Equal("tempat kejadian atau akunnya", (await desk.FindAsync("900", receipt.Number, null)).Details!.ForOffice);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_takes_a_complaint_back_is_forgotten_and_it_stops(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        await desk.PersonAsync("2", "Herman", ("kepala-dinas", ""));
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);
        await AddAsync(desk, "900", receipt, "alamat", "Jalan Mawar 3");
        Assert.Null((await desk.ActAsync("900", turn => desk.AddToComplaint.WithdrawAsync(new(receipt.Number, null), turn))).Refusal);

        var complaint = await desk.LoadAsync(receipt.Number);
        Assert.Equal((ComplaintState.Withdrawn, false, (DateOnly?)null), (complaint.State, complaint.IsOpen, complaint.DueOn));
        Assert.Equal((null, null, null), (complaint.ReporterName, complaint.ReporterPhone, complaint.ReporterAddress));
        Assert.Empty(await desk.WaitingForAsync(officer));
        Assert.Equal(CannotMove.TheCode, await desk.MoveAsync(officer, receipt.Number, "verified"));
        Assert.Equal(ReporterIsHidden.TheCode, (await desk.ActAsync("1", turn => desk.RevealReporter.AskAsync(new(receipt.Number, "perlu"), turn))).Refusal?.Code);
        Assert.Equal(ComplaintIsClosed.TheCode, (await desk.ActAsync("900", turn => desk.AddToComplaint.WithdrawAsync(new(receipt.Number, null), turn))).Refusal?.Code);
        Assert.Contains("aduan dicabut", (await desk.FindAsync("900", receipt.Number, null)).Details!.History, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task On_a_busy_day_a_handler_is_told_once_of_all_that_came(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        for (var i = 0; i < 30; i++)
            await desk.FileAsync($"9{i:00}", ComplaintSamples.Plain);
        Assert.Equal("", await officer.TranscriptAsync());
        await desk.WatchComplaints.RunAsync(desk.Clock.Now, default);
        await desk.WatchComplaints.RunAsync(desk.Clock.Now, default);
        Assert.Equal("Ada 30 aduan yang menunggu Anda. Ketik **aduan masuk** untuk melihatnya.", await officer.TranscriptAsync());
    }

    private static async Task AddAsync(Desk desk, string address, FileComplaint.Result receipt, string about, string note)
    {
        var outcome = await desk.ActAsync(address, turn => desk.AddToComplaint.RunAsync(
            new(receipt.Number, address == "900" ? null : receipt.Secret, note, about, null, null, null, null), turn));
        Assert.Null(outcome.Refusal);
    }
}
