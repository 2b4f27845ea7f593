using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Complaints;

/// <summary>What those who handle complaints see of them. Every look is noted in the complaint's timeline.</summary>
internal sealed class HandleComplaints(OfficeProfile office)
{
    private const int Listed = 50;
    private const int Searched = 200;

    public sealed record Waiting(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">Its number.</param>
    /// <param name="State">In words.</param>
    /// <param name="Filed">The day.</param>
    /// <param name="Category">What is suspected.</param>
    /// <param name="Role">The reported person's role.</param>
    /// <param name="Reported">Their name or description.</param>
    /// <param name="Place">Kecamatan, and the place as told.</param>
    /// <param name="Link">An account or address.</param>
    /// <param name="Happened">When.</param>
    /// <param name="Known">Since when the reporter knows.</param>
    /// <param name="DaysLeft">For Bawaslu; null when not known.</param>
    /// <param name="Description">In the reporter's words.</param>
    /// <param name="Identity">Who may know who complained.</param>
    /// <param name="History">The timeline with what was written.</param>
    /// <param name="Files">Files that are kept.</param>
    /// <param name="Missing">Files that could not be used.</param>
    /// <param name="IsOpen">False once it is closed.</param>
    /// <param name="MayKnowReporter">True when the caller may see who complained.</param>
    public sealed record Details(
        string Number, string State, string Filed, string Category, string Role, string Reported, string Place, string Link,
        string Happened, string Known, int? DaysLeft, string Description, string Identity, string History, int Files, int Missing, bool IsOpen,
        bool MayKnowReporter);

    public sealed record Reporter(string Name, string Phone);

    public sealed record Shown(int Count);

    public static async Task<ActionOutcome<Waiting>> WaitingAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.HandlesComplaints())
            return new NotForHandling().ToRefusal();
        var open = await turn.Db.Complaints.AsNoTracking()
            .Where(c => c.State != ComplaintState.NotProven && c.State != ComplaintState.Stopped && c.State != ComplaintState.Action)
            .OrderBy(c => c.Number).Take(Searched).ToListAsync(turn.Cancellation);
        var mine = open.Where(c => turn.Caller.Handles(c, turn.Sealer)).Take(Listed).ToList();
        return new Waiting(mine.Count, [.. mine.Select(c => new ListEntry(c.Number, $"{c.Number} {c.State.Label()}"))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(FindComplaints.ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        string Open(string field, byte[]? value) => value is null ? "" : turn.Sealer.OpenText(complaint.Key, complaint.Id, field, value);
        var today = office.DayOf(turn.Now);
        var known = BawasluDays.Read(Open("known-on", complaint.KnownOn));
        var events = await turn.Db.ComplaintEvents.AsNoTracking().Where(e => e.ComplaintId == complaint.Id)
            .OrderBy(e => e.Ordinal).ToListAsync(turn.Cancellation);
        var files = await Files(complaint, turn).CountAsync(turn.Cancellation);
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.Read, today);
        return new Details(
            complaint.Number, complaint.State.Label(), OfficeProfile.ShowDay(complaint.FiledOn), office.Label("netralitas", complaint.Category),
            OfficeRole.Find(complaint.ReportedRole)?.Label ?? "Lainnya", Open("reported", complaint.Reported),
            PlaceOf(complaint, Open("place", complaint.Place)), Open("link", complaint.Link),
            Day(Open("happened-on", complaint.HappenedOn)), Day(Open("known-on", complaint.KnownOn)), BawasluDays.Left(known, today),
            Open("description", complaint.Description), complaint.Identity.Label(), History(complaint, events, turn), files,
            complaint.MissingMedia, complaint.IsOpen, turn.Caller.MayKnowReporter(complaint));
    }

    public async Task<ActionOutcome<Reporter>> ReporterAsync(FindComplaints.ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        if (!turn.Caller.MayKnowReporter(complaint))
            return new ReporterIsHidden(complaint.Identity).ToRefusal();
        string Open(string field, byte[]? value) => value is null ? "" : turn.Sealer.OpenText(complaint.Key, complaint.Id, field, value);
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.ReporterRead, office.DayOf(turn.Now));
        return new Reporter(Open("reporter-name", complaint.ReporterName), Open("reporter-phone", complaint.ReporterPhone));
    }

    /// <summary>Sends the evidence into the handler's own chat.</summary>
    public async Task<ActionOutcome<Shown>> FilesAsync(FindComplaints.ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        var files = await Files(complaint, turn).AsNoTracking().OrderBy(m => m.Id).Take(20).ToListAsync(turn.Cancellation);
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.FilesRead, office.DayOf(turn.Now));
        foreach (var (place, file) in files.Index())
        {
            var type = FileType.FromMime(file.Type ?? "");
            var asPicture = type == FileType.Jpeg || type == FileType.Png;
            turn.Say(new OutboundMedia(asPicture ? MediaKind.Photo : MediaKind.Document, file.Id.ToString(), $"{complaint.Number}: berkas {place + 1} dari {files.Count}")
            {
                FileName = $"{complaint.Number}-{place + 1}{type.Extension}",
            });
        }
        return new Shown(files.Count);
    }

    /// <summary>The complaint of a number, locked for this turn, when the caller may handle it; the same answer for none and for not theirs.</summary>
    public static async Task<Complaint?> FindAsync(string typed, TurnContext turn) =>
        turn.Caller.HandlesComplaints() && HumanNumber.Complaint.Read(typed) is { } number
        && await FindComplaints.LockAsync(turn.Db.Complaints.Where(c => c.Number == number), turn) is { } complaint
        && turn.Caller.Handles(complaint, turn.Sealer)
            ? complaint
            : null;

    private static IQueryable<MediaItem> Files(Complaint complaint, TurnContext turn) =>
        turn.Db.Media.Where(m => m.OwnerKind == "complaint" && m.OwnerId == complaint.Id && m.State == MediaState.Stored);

    private string PlaceOf(Complaint complaint, string told)
    {
        var kecamatan = complaint.Kecamatan.Length == 0 ? "" : "Kecamatan " + office.Label("kecamatan", complaint.Kecamatan);
        return kecamatan.Length > 0 && told.Length > 0 ? $"{kecamatan}; {told}" : kecamatan + told;
    }

    private static string Day(string written) => BawasluDays.Read(written) is { } day ? OfficeProfile.ShowDay(day) : "";

    private static string History(Complaint complaint, List<ComplaintEvent> events, TurnContext turn)
    {
        var text = new StringBuilder();
        foreach (var happened in events)
        {
            var words = happened.Kind switch
            {
                ComplaintEventKind.Filed => "diterima",
                ComplaintEventKind.Moved => happened.State!.Value.Label(),
                ComplaintEventKind.NoteAdded => "keterangan pelapor",
                ComplaintEventKind.FilesAdded => "bukti ditambahkan",
                ComplaintEventKind.PhoneGiven => "nomor telepon pelapor ditambahkan",
                // Looks are for whoever audits, and would bury what matters here.
                ComplaintEventKind.Read or ComplaintEventKind.ReporterRead or ComplaintEventKind.FilesRead => null,
            };
            if (words is null)
                continue;
            text.Append("• ").Append(OfficeProfile.ShowDay(happened.On)).Append(": ").Append(words);
            if (happened.Text is { } written)
                text.Append(". ").Append(turn.Sealer.OpenText(complaint.Key, happened.Id, "text", written));
            text.Append('\n');
        }
        return text.ToString().TrimEnd();
    }
}
