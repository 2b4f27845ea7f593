using Microsoft.AspNetCore.Mvc;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office;
using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Residents;

namespace PilarBot.Host.StaffConsole.Pages.Kasus;

/// <summary>One case: what is known, what happened, and what can be done now.</summary>
internal sealed class RincianModel(ConsoleUser me, ShowCase show, ReferCase refer, OfficeProfile office, IMediaSource media, TimeProvider clock) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "nomor")]
    public string Number { get; set; } = "";

    /// <summary>The stand that was seen; see <see cref="CaseVersion"/>.</summary>
    [BindProperty]
    public string? Version { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Result { get; set; }

    /// <summary>The NIK in full, in the answer to the request for it and never again.</summary>
    public string? Nik { get; private set; }

    public ShowCase.Result Case { get; private set; } = null!;
    public IReadOnlyList<ListEntry> Holders { get; private set; } = [];
    public IReadOnlyList<ListEntry> Next { get; private set; } = [];
    public IReadOnlyList<ReferenceItem> Results => office.Lists.Lists["hasil-kasus"];
    public static IReadOnlyList<ListEntry> Receivers { get; } = [.. ReferCase.Receivers.Select(r => new ListEntry(r, PilarBot.Office.Reference.OfficeRole.Find(r)!.Label))];

    /// <summary>True while nobody has it.</summary>
    public bool IsFree => Case.Details.Acts.Any(a => a.Value == "ambil");

    /// <summary>True for those who make one person of two.</summary>
    public bool MayMerge => Me.Caller.Has("staf-dinsos", "koordinator-tksk");

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    /// <summary>Tells when the case is another than the one that is shown.</summary>
    public async Task<IActionResult> OnGetHidupAsync(string versi) =>
        await Me.SeeAsync(turn => CaseVersion.OfAsync(Number, turn)) is null
            ? NotFound()
            : LiveEndpoint.Stream(versi, () => Me.SeeAsync(turn => CaseVersion.OfAsync(Number, turn)), clock, HttpContext.RequestAborted);

    public async Task<IActionResult> OnGetFotoAsync(Guid id)
    {
        if (!await Me.SeeAsync(turn => ShowCase.HasPhotoAsync(Number, id, turn)))
            return NotFound();
        var type = await Me.SeeAsync(async turn => (await turn.Db.Media.FindAsync([id], turn.Cancellation))?.Type);
        return await KeptFileAsync(media, id, type, $"{Number}-{id:N}");
    }

    public Task<IActionResult> OnPostAmbilAsync() => ActAsync(turn => AssignCase.TakeAsync(new(Number), turn), _ => "Kasus ini sekarang di tangan Anda.");

    public Task<IActionResult> OnPostSerahAsync() => NeedsText("alasan penyerahan")
        ?? ActAsync(turn => AssignCase.HandOverAsync(new(Number, To ?? "", Text!), turn), _ => "Kasus sudah diserahkan, dan petugasnya diberi tahu.");

    public Task<IActionResult> OnPostUbahAsync() => NeedsText("keterangan untuk pelapor")
        ?? ActAsync(turn => MoveCase.RunAsync(new(Number, State ?? "", Text, Result is "" ? null : Result), turn), done => $"Status sekarang {done.State}. Pelapor diberi tahu.");

    public Task<IActionResult> OnPostBukaAsync() => NeedsText("alasan membuka kembali")
        ?? ActAsync(turn => MoveCase.ReopenAsync(new(Number, Text!), turn), done => $"Kasus dibuka kembali, status {done.State}.");

    public Task<IActionResult> OnPostCatatAsync() => NeedsText("catatan") ?? ActAsync(turn => AddToCase.RunAsync(new(Number, Text, null), turn), _ => "Catatan tersimpan.");

    public Task<IActionResult> OnPostPesanAsync() => NeedsText("pesan") ?? ActAsync(turn => MessageReporter.RunAsync(new(Number, Text!), turn), _ => "Pesan dikirim kepada pelapor lewat bot.");

    public Task<IActionResult> OnPostRujukAsync() => NeedsText("yang diminta dari penerima rujukan")
        ?? ActAsync(turn => refer.RunAsync(new(Number, Receivers.Any(r => r.Value == To) ? To : null, Receivers.Any(r => r.Value == To) ? null : To, Text!), turn),
            done => done.Told > 0 ? $"Rujukan dikirim; {done.Told} penerima diberi tahu lewat bot." : "Rujukan tercatat. Belum ada penerima dengan chat di desa itu: sampaikan sendiri.");

    public Task<IActionResult> OnPostSatukanAsync() => NeedsText("mengapa orangnya sama")
        ?? ActAsync(turn => MergeResidents.RunAsync(new(Number, To ?? "", Text!), turn), done => done.Closed.Length > 0 ? $"Disatukan; {done.Closed} digabung ke {done.Number}." : "Disatukan sebagai satu orang.");

    public Task<IActionResult> OnPostPisahkanAsync() => NeedsText("mengapa orangnya berbeda")
        ?? ActAsync(turn => MergeResidents.PartAsync(new(Number, Text!), turn), _ => "Dipisahkan; kasus yang tadinya digabung dibuka kembali.");

    public async Task<IActionResult> OnPostNikAsync()
    {
        if (NeedsText("alasan melihat NIK lengkap") is { } missing)
            return await missing;
        var outcome = await Me.DoAsync(turn => ShowCase.NikAsync(new(Number, Text!), turn));
        (Nik, Refused, Text) = (outcome.Result?.Nik, outcome.Refusal, null);
        return await LoadAsync();
    }

    private Task<IActionResult>? NeedsText(string what)
    {
        Text = Text?.Trim();
        if (Text is { Length: > 0 and <= 2000 })
            return null;
        Refused = new("empty", Text is { Length: > 2000 } ? "Belum disimpan: tulisannya lebih dari 2.000 huruf." : $"Belum disimpan: mohon tulis {what}.");
        return LoadAsync();
    }

    private Task<IActionResult> ActAsync<T>(Func<TurnContext, Task<ActionOutcome<T>>> work, Func<T, string> done) where T : class => DoAsync(
        async turn => await CaseVersion.CheckAsync(Number, Version, turn) is { } refusal ? refusal : await work(turn), done, LoadAsync);

    private async Task<IActionResult> LoadAsync()
    {
        var found = await Me.SeeAsync(async turn => await show.RunAsync(Number, turn) is { } file
            ? (File: file, Holders: (await AssignCase.HoldersAsync(new(file.Details.Number), turn)).Result?.List ?? [], Next: (await MoveCase.ChoicesAsync(new(file.Details.Number), turn)).Result?.List ?? [])
            : default);
        if (found.File is null)
            return NotFound();
        (Case, Holders, Next) = found;
        // A form that is shown again is one of the case as it is now, and says so.
        ModelState.Remove(nameof(Version));
        Version = Case.Version;
        return Page();
    }
}
