using Microsoft.AspNetCore.Mvc;
using PilarBot.Channels;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;

namespace PilarBot.Host.StaffConsole.Pages.Aduan;

/// <summary>One complaint: what is told in it, its clock, and what those who handle it do. Every look is entered in the audit trail.</summary>
internal sealed class RincianModel(
    ConsoleUser me, HandleComplaints handle, MoveComplaint move, AskReporter ask, RevealReporter reveal, HandOnComplaint handOn, TrackReferral track, IMediaSource media) : ConsoleModel(me)
{
    private const int LongestText = 2000;

    /// <summary>A referral, and where it may go from here.</summary>
    public sealed record ReferralView(string Number, string State, IReadOnlyList<ListEntry> Next);

    /// <summary>Read in one transaction, so that it is of one moment.</summary>
    public sealed record View(
        HandleComplaints.Details Details, IReadOnlyList<HandleComplaints.Evidence> Evidence, IReadOnlyList<HandOnComplaint.PackageFile> Packages, IReadOnlyList<ListEntry> Next,
        IReadOnlyList<ListEntry> Forms, IReadOnlyList<ReferralView> Referrals, string ReferralSummary);

    [BindProperty(SupportsGet = true, Name = "nomor")]
    public string Number { get; set; } = "";

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public View Complaint { get; private set; } = null!;

    /// <summary>Who complained, once it was asked for.</summary>
    public RevealReporter.Reporter? Reporter { get; private set; }

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetBerkasAsync(Guid id)
    {
        var opened = await Me.DoAsync<HandleComplaints.Evidence>(async turn => await HandleComplaints.OpenFileAsync(Number, id, turn) is { } file ? file : new NotForHandling().ToRefusal());
        if (opened.Result is not { } found)
            return NotFound();
        return await KeptFileAsync(media, id, found.Type, found.Name);
    }

    public Task<IActionResult> OnPostUbahAsync() => TooLong(Answer, Note, Basis)
        ?? DoAsync(turn => move.RunAsync(new(Number, State ?? "", Clean(Answer), Clean(Note), Clean(Basis)), turn), done => $"Status sekarang: {done.State}. Pelapor dikabari bahwa ada perkembangan.", LoadAsync);

    public Task<IActionResult> OnPostTanyaAsync() => NeedsText("pertanyaannya")
        ?? DoAsync(turn => ask.RunAsync(new(Number, Text!), turn), _ => "Pertanyaan dikirim lewat bot. Pelapor menjawab tanpa Anda saling mengenal.", LoadAsync);

    public Task<IActionResult> OnPostMintaAsync() => NeedsText("alasan melihat identitas")
        ?? DoAsync(turn => reveal.AskAsync(new(Number, Text!), turn), _ => "Permintaan dikirim kepada penangan lain. Jawabannya dikabarkan ke chat Anda.", LoadAsync);

    public Task<IActionResult> OnPostPutusAsync(bool setuju) =>
        DoAsync(turn => reveal.DecideAsync(new(Number, setuju), turn), _ => setuju ? "Permintaan disetujui." : "Permintaan tidak disetujui.", LoadAsync);

    public async Task<IActionResult> OnPostPelaporAsync()
    {
        var outcome = await Me.DoAsync(turn => reveal.ShowAsync(new(Number), turn));
        (Reporter, Refused) = (outcome.Result, outcome.Refusal);
        return await LoadAsync();
    }

    public Task<IActionResult> OnPostTeruskanAsync(string formulir) => DoAsync(
        turn => handOn.RunAsync(new(Number, formulir ?? ""), turn),
        done => $"Berkas {done.Number} untuk {done.Recipient} {(done.IsReady ? "siap diunduh" : "sedang disiapkan; muat ulang halaman ini sebentar lagi")}.", LoadAsync);

    public Task<IActionResult> OnPostPenerusanAsync(string penerusan, string keadaan, string? nomorMereka, DateOnly? tanggal) => DoAsync(
        turn => track.RunAsync(new(penerusan ?? "", keadaan ?? "", Clean(nomorMereka), tanggal), turn), done => $"{done.Number}: {done.State}, {done.On}.", LoadAsync);

    private Task<IActionResult>? TooLong(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            if (text is { Length: > LongestText })
            {
                Refused = new("long", "Belum disimpan: ada tulisan yang lebih dari 2.000 huruf.");
                return LoadAsync();
            }
        return null;
    }

    private Task<IActionResult>? NeedsText(string what)
    {
        Text = Clean(Text);
        if (Text is not null)
            return TooLong(Text);
        Refused = new("empty", $"Belum disimpan: mohon tulis {what}.");
        return LoadAsync();
    }

    private async Task<IActionResult> LoadAsync()
    {
        var outcome = await Me.DoAsync<View>(async turn =>
        {
            var shown = await handle.ShowAsync(new(Number), turn);
            if (shown.Result is not { } details)
                return shown.Refusal!;
            var overview = (await track.ShowAsync(new(details.Number), turn)).Result!;
            var referrals = new List<ReferralView>();
            foreach (var referral in overview.List)
                if ((await TrackReferral.ChoicesAsync(new(referral.Value), turn)).Result is { } choices)
                    referrals.Add(new(choices.Number, choices.State, choices.List));
            return new View(
                details, await HandleComplaints.EvidenceAsync(details.Number, turn), await HandOnComplaint.PackagesAsync(details.Number, turn),
                (await MoveComplaint.ChoicesAsync(new(details.Number), turn)).Result?.List ?? [], (await handOn.FormsAsync(new(), turn)).Result?.List ?? [], referrals, overview.Summary);
        });
        if (outcome.Result is not { } view)
            return NotFound();
        Complaint = view;
        return Page();
    }
}
