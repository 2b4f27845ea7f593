using Microsoft.AspNetCore.Mvc;
using PilarBot.Channels;
using PilarBot.Channels.Formatting;
using PilarBot.Flows.Definition;
using PilarBot.Office;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;

namespace PilarBot.Host.StaffConsole.Pages.Siaran;

/// <summary>A new broadcast: its words, whom it is for, when it goes out, and how it will look.</summary>
internal sealed class BaruModel(ConsoleUser me, ScheduleBroadcast schedule, OfficeProfile office, TimeProvider clock) : ConsoleModel(me)
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

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    /// <summary>The same page with what was typed, and how the broadcast would look and whom it would reach.</summary>
    public Task<IActionResult> OnPostPratinjauAsync() => LoadAsync();

    public async Task<IActionResult> OnPostKirimAsync()
    {
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
            Text!, null, null, chosen.Roles, null, chosen.Places, chosen.Names, chosen.Except, chosen.UnreadOf, chosen.Channel, chosen.Residents, Instant, Confirmed == check.Words,
            AsksReading, Reminders, Link, Word, ExpiresAt is { } end ? office.Zone.ToUtc(end) : null, Urgent, LocalTime, Repeats, RepeatsUntil, Tags, ExceptTags);
    }

    // What the chat's questions would not take either.
    private List<string> Find()
    {
        var faults = new List<string>();
        if (Text is not { Length: >= ShortestText and <= LongestText })
            faults.Add("Isi siaran ditulis dengan 10 sampai 3.500 huruf.");
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
