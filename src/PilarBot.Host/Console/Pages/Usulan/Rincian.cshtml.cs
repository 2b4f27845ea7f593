using Microsoft.AspNetCore.Mvc;
using PilarBot.Channels;
using PilarBot.Office.Proposals;

namespace PilarBot.Host.StaffConsole.Pages.Usulan;

/// <summary>One proposal, and the steps that the village and the operator note.</summary>
internal sealed class RincianModel(ConsoleUser me, FindProposals find, MoveProposal move, IMediaSource media, TimeProvider clock, PilarBot.Office.OfficeProfile office) : ConsoleModel(me)
{
    private const int LongestText = 500;

    [BindProperty(SupportsGet = true, Name = "nomor")]
    public string Number { get; set; } = "";

    [BindProperty]
    public List<string> Papers { get; set; } = [];

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    public FindProposals.Details Proposal { get; private set; } = null!;
    public IReadOnlyList<Guid> Photos { get; private set; } = [];

    /// <summary>The latest day that can be told.</summary>
    public DateOnly Today => office.DayOf(clock.GetUtcNow().UtcDateTime);

    public bool May(string action) => Proposal.Actions.Any(a => a.Value == action);

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetFotoAsync(Guid id)
    {
        var opened = await Me.DoAsync<string>(async turn => await FindProposals.OpenFileAsync(Number, id, turn) is { } type ? type : ProposalRefusal.NotFound);
        return opened.Result is { } found ? await KeptFileAsync(media, id, found, $"usulan-{id:N}") : NotFound();
    }

    public Task<IActionResult> OnPostBerkasAsync() => Papers.Count == 0
        ? Refuse("Belum disimpan: mohon pilih berkas yang sudah ada.")
        : DoAsync(turn => move.AddAsync(new(Number, Papers, null), turn), Told, LoadAsync);

    public Task<IActionResult> OnPostMusyawarahAsync()
    {
        var isAgreed = Basis is "musyawarah" or "sptjm";
        return On is not { } day || day > Today ? Refuse("Belum disimpan: mohon isi tanggal musyawarah atau SPTJM, paling lambat hari ini.")
            : !isAgreed && Clean(Text) is null ? Refuse("Belum disimpan: mohon tulis mengapa tidak disepakati; pengusul membacanya.")
            : TooLong() ?? DoAsync(turn => MoveProposal.DecideAsync(new(Number, isAgreed ? Basis! : "tidak", day, Clean(Reference), isAgreed ? null : Clean(Text)), turn), Told, LoadAsync);
    }

    public Task<IActionResult> OnPostSiksAsync() => Clean(Text) is not { } text
        ? Refuse("Belum disimpan: mohon tulis nomor atau status usulan di SIKS-NG.")
        : TooLong() ?? DoAsync(turn => MoveProposal.SubmitAsync(new(Number, text), turn), Told, LoadAsync);

    public Task<IActionResult> OnPostHasilAsync() => Outcome is not ("disetujui" or "dikembalikan" or "ditolak") ? Refuse("Belum disimpan: mohon pilih hasilnya.")
        : Clean(Text) is not { } text
        ? Refuse("Belum disimpan: mohon tulis siapa yang memutuskan dan alasannya; pengusul membacanya.")
        : TooLong() ?? DoAsync(turn => MoveProposal.SettleAsync(new(Number, Outcome, text), turn), Told, LoadAsync);

    private static string Told(MoveProposal.Result done) => $"Usulan sekarang {done.State}. {done.NextStep.Replace("*", "", StringComparison.Ordinal)}";

    private Task<IActionResult>? TooLong() => Text is { Length: > LongestText } || Reference is { Length: > LongestText } ? Refuse("Belum disimpan: tulisannya lebih dari 500 huruf.") : null;

    private Task<IActionResult> Refuse(string why)
    {
        Refused = new("input", why);
        return LoadAsync();
    }

    private async Task<IActionResult> LoadAsync()
    {
        // In a transaction: the proposal is locked while it is read.
        var outcome = await Me.DoAsync<Found>(async turn => await find.ShowAsync(new(Number), turn) is { Result: { } details }
            ? new Found(details, await FindProposals.FileIdsAsync(Number, turn)) : ProposalRefusal.NotFound);
        if (outcome.Result is not var (proposal, photos))
            return NotFound();
        (Proposal, Photos) = (proposal, photos);
        return Page();
    }

    private sealed record Found(FindProposals.Details Details, IReadOnlyList<Guid> Photos);
}
