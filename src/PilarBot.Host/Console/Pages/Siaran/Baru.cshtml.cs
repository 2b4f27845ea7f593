using Microsoft.AspNetCore.Mvc;
using PilarBot.Channels;
using PilarBot.Channels.Formatting;
using PilarBot.Flows.Definition;
using PilarBot.Office;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.People;
using PilarBot.Office.Staff;

namespace PilarBot.Host.StaffConsole.Pages.Siaran;

/// <summary>A new broadcast: its words, whom it is for, when it goes out, and how it will look.</summary>
[RequestFormLimits(MultipartBodyLengthLimit = DeskFiles.MostBytes + 1_000_000)]
[RequestSizeLimit(DeskFiles.MostBytes + 1_100_000)]
internal sealed class BaruModel(
    ConsoleUser me, ScheduleBroadcast schedule, DeskFiles files, IMediaSource media, OfficeProfile office, TimeProvider clock) : ConsoleModel(me)
{
    private const int ShortestText = 10;
    private const int LongestText = 3500;

    /// <summary>What a button may start, as the chat offers it.</summary>
    public static readonly IReadOnlyList<(string Word, string Label)> Services =
        [("lapor", "Lapor kasus"), ("verval", "Verval"), ("kegiatan", "Catat kegiatan"), ("tupoksi", "Tupoksi"), ("pakta netralitas", "Pakta netralitas")];

    /// <summary>The channels, as <see cref="AudienceChoice.Channel"/> names them.</summary>
    public static readonly IReadOnlyList<(string Code, string Label)> Channels = [("telegram", "Telegram saja"), ("whatsapp", "WhatsApp saja"), ("webchat", "obrolan web saja")];

    [BindProperty]
    public string? Text { get; set; }

    /// <summary><c>pilar</c>, or <c>warga</c>.</summary>
    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    public List<string> Kecamatan { get; set; } = [];

    [BindProperty]
    public string? Places { get; set; }

    [BindProperty]
    public string? Names { get; set; }

    [BindProperty]
    public string? Except { get; set; }

    [BindProperty]
    public List<string> Tags { get; set; } = [];

    [BindProperty]
    public List<string> ExceptTags { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? UnreadOf { get; set; }

    [BindProperty]
    public string? Channel { get; set; }

    /// <summary><c>nanti</c> for <see cref="At"/>; now otherwise.</summary>
    [BindProperty]
    public string? When { get; set; }

    /// <summary>On the office's clock.</summary>
    [BindProperty]
    public DateTime? At { get; set; }

    [BindProperty]
    public bool Urgent { get; set; }

    [BindProperty]
    public bool LocalTime { get; set; }

    /// <summary>On the office's clock.</summary>
    [BindProperty]
    public DateTime? ExpiresAt { get; set; }

    [BindProperty]
    public string? Repeats { get; set; }

    [BindProperty]
    public DateOnly? RepeatsUntil { get; set; }

    [BindProperty]
    public bool AsksReading { get; set; }

    [BindProperty]
    public string? Reminders { get; set; }

    [BindProperty]
    public string? Link { get; set; }

    [BindProperty]
    public string? StartWord { get; set; }

    /// <summary>The words that were looked at once more: a text changed since has to be looked at again.</summary>
    [BindProperty]
    public string? Confirmed { get; set; }

    /// <summary>What was uploaded before, in an earlier view of this page.</summary>
    [BindProperty]
    public Guid? FileId { get; set; }

    /// <summary>A file that comes with this view, instead of an earlier one.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>True when the one uploaded before is not to be sent.</summary>
    [BindProperty]
    public bool NoFile { get; set; }

    public DeskFiles.Attachment? Attached { get; private set; }

    /// <summary>Why a file is not taken.</summary>
    public string? FileFault { get; private set; }

    public IReadOnlyList<ReferenceItem> AllRoles => office.Lists.Lists["peran"];
    public IReadOnlyList<ReferenceItem> AllKecamatan => office.Lists.Lists["kecamatan"];
    public IReadOnlyList<ListEntry> AllTags { get; private set; } = [];
    public IReadOnlyList<ListEntry> Recent { get; private set; } = [];
    public string ZoneName => office.Zone.Name;

    public ScheduleBroadcast.Count? Count { get; private set; }
    public ScheduleBroadcast.Check? Check { get; private set; }
    public SampleRecipient? Sample { get; private set; }
    public string Telegram { get; private set; } = "";
    public string WhatsApp { get; private set; } = "";

    /// <summary>What is wrong with the fields themselves; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    public IReadOnlyList<Choice> Buttons => BroadcastMessage.Buttons(AsksReading ? AcknowledgeBroadcast.Sample : null, Word, Link);

    private string? Word => Services.Any(s => s.Word == StartWord) ? StartWord : null;

    private DateTime? Instant => When is "nanti" && At is { } at ? office.Zone.ToUtc(at) : null;

    private ScheduleBroadcast.Chosen Chosen => new(
        null, [.. Roles.Where(r => AllRoles.Any(known => known.Value == r))], null, AllPlaces, Names, Except, UnreadOf, Channels.Any(c => c.Code == Channel) ? Channel : null, For is "warga",
        Tags, ExceptTags);

    // Ticked ones by their name, as if they had been typed.
    private string AllPlaces => string.Join(", ", Kecamatan.Select(code => office.Label("kecamatan", code)).Append(Places).Where(p => p is { Length: > 0 }));

    private Guid Person => Me.Caller.PersonId!.Value;

    private CancellationToken Cancellation => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    /// <summary>What was uploaded here, for whoever did.</summary>
    public async Task<IActionResult> OnGetLampiranAsync(Guid id) => await files.FindAttachmentAsync(Person, id, Cancellation) is { } file
        ? await KeptFileAsync(media, id, file.Type, "lampiran" + FileType.FromMime(file.Type!).Extension)
        : NotFound();

    /// <summary>The same page with what was typed, and how the broadcast would look and whom it would reach.</summary>
    public async Task<IActionResult> OnPostPratinjauAsync()
    {
        await TakeFileAsync();
        return await LoadAsync();
    }

    public async Task<IActionResult> OnPostKirimAsync()
    {
        await TakeFileAsync();
        Faults = Find();
        if (Faults.Count > 0)
            return await LoadAsync();
        var outcome = await Me.DoAsync(async turn =>
        {
            var check = await schedule.CheckAsync(new(Text!, Instant), turn);
            return check.Refusal is { } refusal ? refusal : await schedule.RunAsync(Input(check.Result!), turn);
        });
        if (outcome.Refusal is not null)
        {
            Refused = outcome.Refusal;
            return await LoadAsync();
        }
        TempData["Kabar"] = outcome.Result! switch
        {
            { NeedsApproval: true, Number: var number } => $"Siaran {number} menunggu persetujuan orang kedua, karena penerimanya banyak.",
            { Now: true, Number: var number } => $"Siaran {number} sedang dikirim.",
            var result => $"Siaran {result.Number} dijadwalkan {office.Show(result.At)}.",
        };
        return Redirect("/konsol/siaran/" + outcome.Result!.Number);
    }

    private ScheduleBroadcast.Input Input(ScheduleBroadcast.Check check)
    {
        var chosen = Chosen;
        return new(
            Text!, Attached is { } file ? [file.Id] : null, null, chosen.Roles, null, chosen.Places, chosen.Names, chosen.Except, chosen.UnreadOf, chosen.Channel, chosen.Residents, Instant, Confirmed == check.Words,
            AsksReading, Reminders, Link, Word, ExpiresAt is { } end ? office.Zone.ToUtc(end) : null, Urgent, LocalTime, Repeats, RepeatsUntil, Tags, ExceptTags);
    }

    // What is replaced or not wanted any more goes by itself, like everything that is given at the desk and not used.
    private async Task TakeFileAsync()
    {
        if (Upload is { Length: > 0 } upload)
        {
            await using var content = upload.OpenReadStream();
            (Attached, FileFault) = await files.AttachAsync(Person, content, upload.FileName, Cancellation);
        }
        else if (!NoFile && FileId is { } id)
        {
            Attached = await files.FindAttachmentAsync(Person, id, Cancellation);
            FileFault = Attached is null ? ScheduleBroadcast.NoFile.Text : null;
        }
    }

    // What the chat's questions would not take either.
    private List<string> Find()
    {
        var faults = new List<string>();
        if (Text is not { Length: >= ShortestText and <= LongestText })
            faults.Add("Isi siaran ditulis dengan 10 sampai 3.500 huruf.");
        if (FileFault is { } fault)
            faults.Add(fault);
        if (When is "nanti" && At is null)
            faults.Add("Tulis tanggal dan jam kirim, atau pilih Sekarang.");
        else if (When is "nanti" && Instant < clock.GetUtcNow().UtcDateTime)
            faults.Add("Waktu kirim itu sudah lewat. Tulis waktu yang akan datang, atau pilih Sekarang.");
        // A date that cannot be read is no date at all: nobody wants that one to go out at once, or for ever.
        foreach (var (name, what) in ((string, string)[])[(nameof(At), "Waktu kirim"), (nameof(ExpiresAt), "Batas waktu kirim"), (nameof(RepeatsUntil), "Tanggal akhir pengulangan")])
            if (ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0)
                faults.Add($"{what} belum dapat dibaca.");
        if (Repeats is "mingguan" or "bulanan" && RepeatsUntil is null)
            faults.Add("Tulis sampai tanggal berapa siaran diulang.");
        return faults;
    }

    private async Task<IActionResult> LoadAsync()
    {
        var isPosted = HttpMethods.IsPost(Request.Method);
        await Me.SeeAsync(async turn =>
        {
            AllTags = (await TagPeople.ListAsync(new(), turn)).Result?.List ?? [];
            Recent = (await ShowBroadcasts.RecentAsync(new(), turn)).Result?.List ?? [];
            if (!isPosted && UnreadOf is null)
                return true;
            Count = (await schedule.CountAsync(Chosen, turn)).Result;
            if (Text is not { Length: > 0 and <= LongestText } text)
                return true;
            Check = (await schedule.CheckAsync(new(text, Instant), turn)).Result;
            if (await schedule.PreviewAsync(text, Chosen, turn) is var (person, filled))
                (Sample, Telegram, WhatsApp) = (person, ChatPreview.Telegram(filled), ChatPreview.WhatsApp(filled));
            return true;
        });
        return Page();
    }
}
