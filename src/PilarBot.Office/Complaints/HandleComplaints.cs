using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Calendar;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Complaints;

/// <summary>What those who handle complaints see of them. Every look is entered into the audit trail.</summary>
internal sealed class HandleComplaints(OfficeProfile office, RevealReporter reveal, IOptions<ComplaintOptions> options)
{
    private const int Listed = 50;

    /// <param name="Count">How many are listed.</param>
    /// <param name="Late">How many of these are late.</param>
    /// <param name="List">Soonest due first.</param>
    public sealed record Waiting(int Count, int Late, IReadOnlyList<ListEntry> List);

    /// <param name="Number">Its number.</param>
    /// <param name="State">In words.</param>
    /// <param name="Filed">The day.</param>
    /// <param name="Due">What has to be done by when, in words; empty once it is closed.</param>
    /// <param name="Topic">Neutrality, service, aid, or anything else, in a word.</param>
    /// <param name="Acts">What is suspected.</param>
    /// <param name="Role">The reported person's role.</param>
    /// <param name="Reported">Their name or description.</param>
    /// <param name="Nip">Their number as a civil servant.</param>
    /// <param name="Workplace">Where they work.</param>
    /// <param name="Place">Kecamatan, and the place as told.</param>
    /// <param name="Happened">When.</param>
    /// <param name="Known">Since when the reporter knows.</param>
    /// <param name="Bawaslu">By when Bawaslu takes it, in words; empty when that is not known, or it is not about neutrality.</param>
    /// <param name="Description">In the reporter's words.</param>
    /// <param name="Wish">What the reporter would like to come of it.</param>
    /// <param name="Identity">Who may know who complained.</param>
    /// <param name="Consent">Whether it may be handed on.</param>
    /// <param name="Lacks">What the office still lacks to act.</param>
    /// <param name="History">The timeline with what was written.</param>
    /// <param name="Files">Files that are kept.</param>
    /// <param name="Missing">Files that could not be used.</param>
    /// <param name="IsOpen">False once it is closed.</param>
    /// <param name="MayKnowReporter">True when the caller may see who complained, today.</param>
    /// <param name="MayAskReveal">True when the caller may ask a second person for that.</param>
    /// <param name="HasRevealAsked">True when somebody else asks to see who complained, and the caller may decide.</param>
    /// <param name="RevealReason">Why they ask.</param>
    public sealed record Details(
        string Number, string State, string Filed, string Due, [property: Kind(ValueKind.Choice)] string Topic, string Acts, string Role, string Reported, string Nip, string Workplace,
        string Place, string Happened, string Known, string Bawaslu, string Description, string Wish, string Identity, string Consent, string Lacks,
        string History, int Files, int Missing, bool IsOpen, bool MayKnowReporter, bool MayAskReveal, bool HasRevealAsked,
        string RevealReason);

    public sealed record Shown(int Count);

    /// <param name="Number">Its number.</param>
    /// <param name="State">In words.</param>
    /// <param name="Topic">In a word.</param>
    /// <param name="Place">The kecamatan; empty when it is not known.</param>
    /// <param name="Filed">The day.</param>
    /// <param name="Due">What has to be done by when, in words; empty once it is closed.</param>
    /// <param name="IsLate">True when that is past.</param>
    public sealed record Line(string Number, string State, string Topic, string Place, string Filed, string Due, bool IsLate);

    /// <param name="Id">To open it with.</param>
    /// <param name="Type">As it is served.</param>
    /// <param name="Name">To give it out under.</param>
    public sealed record Evidence(Guid Id, string Type, string Name);

    public async Task<ActionOutcome<Waiting>> WaitingAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.HandlesComplaints())
            return new NotForHandling().ToRefusal();
        var today = office.DayOf(turn.Now);
        var mine = await turn.Caller.OpenForAsync(turn.Db, turn.Sealer, Listed, turn.Cancellation);
        return new Waiting(mine.Count, mine.Count(c => c.DueOn < today), [.. mine.Select(c => new ListEntry(c.Number, $"{c.Number} {c.State.Label()}{Lateness(c, today)}"))]);
    }

    /// <summary>Fifty of those that the caller handles: the open ones, soonest due first, or all of them, newest first.</summary>
    /// <param name="all">True for closed ones too.</param>
    /// <param name="before">The last number of the part before, of all of them; null for the beginning.</param>
    /// <param name="turn">Whoever looks.</param>
    public async Task<(IReadOnlyList<Line> Lines, bool HasMore)> ListAsync(bool all, string? before, TurnContext turn)
    {
        var found = new List<Complaint>();
        if (!all)
            found = await turn.Caller.OpenForAsync(turn.Db, turn.Sealer, Listed + 1, turn.Cancellation);
        else
            await foreach (var some in turn.Caller.AllForAsync(turn.Db, turn.Sealer, null, turn.Cancellation, before))
            {
                found.AddRange(some);
                if (found.Count > Listed)
                    break;
            }
        var today = office.DayOf(turn.Now);
        return ([.. found.Take(Listed).Select(c => new Line(
            c.Number, c.State.Label(), c.Topic.Label(), c.Kecamatan.Length == 0 ? "" : office.Label("kecamatan", c.Kecamatan), OfficeProfile.ShowDay(c.FiledOn), Due(c, today), c.DueOn < today))],
            found.Count > Listed);
    }

    /// <summary>The evidence, to be looked at at the desk, where each look is entered.</summary>
    public static async Task<IReadOnlyList<Evidence>> EvidenceAsync(string number, TurnContext turn) => await FindAsync(number, turn) is { } complaint
        ? [.. (await Files(complaint, turn).AsNoTracking().OrderBy(m => m.Id).ToListAsync(turn.Cancellation))
            .Select((m, i) => new Evidence(m.Id, m.Type ?? "application/octet-stream", $"{complaint.Number}-{i + 1}{FileType.FromMime(m.Type ?? "").Extension}"))]
        : [];

    /// <summary>A file of a complaint, evidence or made to hand it on, if the caller handles it; its being opened is entered.</summary>
    public static async Task<Evidence?> OpenFileAsync(string number, Guid file, TurnContext turn)
    {
        var made = (await HandOnComplaint.PackagesAsync(number, turn)).Where(f => f.Id == file).Select(f => new Evidence(file, "application/octet-stream", f.Name));
        if ((await EvidenceAsync(number, turn)).Where(e => e.Id == file).Concat(made).FirstOrDefault() is not { } found)
            return null;
        turn.Audit(AuditAct.ComplaintFilesShown, HumanNumber.Complaint.Read(number));
        return found;
    }

    public async Task<ActionOutcome<Details>> ShowAsync(FindComplaints.ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        string Open(string field, byte[]? value) => value is null ? "" : turn.Sealer.OpenText(complaint.Key, complaint.Id, field, value);
        var today = office.DayOf(turn.Now);
        var calendar = await WorkingCalendar.LoadAsync(turn.Db, turn.Cancellation);
        var known = BawasluDays.Read(Open("known-on", complaint.KnownOn));
        var bawaslu = complaint.Topic is ComplaintTopic.Neutrality ? BawasluDays.Since(known, options.Value, calendar) : null;
        var events = await turn.Db.ComplaintEvents.AsNoTracking().Where(e => e.ComplaintId == complaint.Id)
            .OrderBy(e => e.Ordinal).ToListAsync(turn.Cancellation);
        var files = await Files(complaint, turn).CountAsync(turn.Cancellation);
        var lacks = ComplaintCompleteness.Of(complaint, files, events.Exists(e => e.Kind is ComplaintEventKind.LinkAdded), turn.Sealer);
        var pending = await RevealReporter.PendingAsync(complaint, turn);
        var mayKnow = await reveal.MayKnowAsync(complaint, turn);
        if (complaint.AcknowledgedOn is null)
        {
            complaint.AcknowledgedOn = today;
            ComplaintClock.Set(complaint, options.Value, calendar);
        }
        turn.Audit(AuditAct.ComplaintShown, complaint.Number);
        return new Details(
            complaint.Number, complaint.State.Label(), OfficeProfile.ShowDay(complaint.FiledOn), Due(complaint, today),
            complaint.Topic.Label(), ComplaintWords.Acts(office, complaint),
            OfficeRole.Find(complaint.ReportedRole)?.Label ?? "Lainnya", Open("reported", complaint.Reported),
            Open("reported-nip", complaint.ReportedNip), Open("reported-workplace", complaint.ReportedWorkplace),
            PlaceOf(complaint, Open("place", complaint.Place)),
            Day(Open("happened-on", complaint.HappenedOn)), Day(Open("known-on", complaint.KnownOn)), Days(bawaslu, today),
            Open("description", complaint.Description), Open("wish", complaint.Wish), complaint.Identity.Label(),
            complaint.Topic is ComplaintTopic.Neutrality ? complaint.Consent.Label() : "", ComplaintCompleteness.InWords(lacks.ForOffice),
            History(complaint, events, turn), files, complaint.MissingMedia, complaint.IsOpen,
            mayKnow, complaint.Identity is IdentityLevel.Confidential && !mayKnow && complaint.State is not ComplaintState.Withdrawn,
            pending is not null, pending is null ? "" : turn.Sealer.OpenText(complaint.Key, pending.Id, "reason", pending.Reason));
    }

    /// <summary>Sends the evidence into the handler's own chat.</summary>
    public static async Task<ActionOutcome<Shown>> FilesAsync(FindComplaints.ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        var files = await Files(complaint, turn).AsNoTracking().OrderBy(m => m.Id).Take(20).ToListAsync(turn.Cancellation);
        turn.Audit(AuditAct.ComplaintFilesShown, complaint.Number);
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

    private static string Lateness(Complaint complaint, DateOnly today) => (complaint.DueOn!.Value.DayNumber - today.DayNumber) switch
    {
        < 0 and var days => $", terlambat {-days} hari",
        0 => ", hari ini",
        _ => "",
    };

    private static string Due(Complaint complaint, DateOnly today) => complaint is { Due: { } due, DueOn: { } on }
        ? $"{due.Label()} paling lambat {OfficeProfile.ShowDay(on)}{Lateness(complaint, today)}"
        : "";

    private static string Days(BawasluDays? bawaslu, DateOnly today) => bawaslu is null
        ? ""
        : (bawaslu.Left(today) switch
        {
            < 0 => "batas hari kalender sudah lewat",
            0 => "hari ini hari kalender terakhir",
            var left => $"sisa {left} hari kalender, sampai {OfficeProfile.ShowDay(bawaslu.LastDay)}",
        }) + $"; menurut hari kerja sampai {OfficeProfile.ShowDay(bawaslu.LastWorkingDay)}";

    private static string Day(string written) => BawasluDays.Read(written) is { } day ? OfficeProfile.ShowDay(day) : "";

    private static string History(Complaint complaint, List<ComplaintEvent> events, TurnContext turn)
    {
        var text = new StringBuilder();
        foreach (var happened in events)
        {
            var words = happened.Kind switch
            {
                ComplaintEventKind.Filed => "diterima",
                ComplaintEventKind.Moved => FindComplaints.By(happened.State!.Value.Label(), happened),
                ComplaintEventKind.NoteAdded => "keterangan pelapor",
                ComplaintEventKind.WitnessAdded => "saksi dari pelapor",
                ComplaintEventKind.LinkAdded => "akun atau tautan dari pelapor",
                ComplaintEventKind.FactAdded => "pelapor melengkapi keterangan",
                ComplaintEventKind.FilesAdded => "bukti ditambahkan",
                ComplaintEventKind.PhoneGiven => "nomor telepon pelapor ditambahkan",
                ComplaintEventKind.ConsentGiven => "pilihan penerusan dari pelapor",
                ComplaintEventKind.Asked => FindComplaints.By("pertanyaan kepada pelapor", happened),
                ComplaintEventKind.Answered => "jawaban pelapor",
                ComplaintEventKind.Withdrawn => "dicabut pelapor",
                ComplaintEventKind.Escalated => "melewati batas waktu, diteruskan ke tingkat berikutnya",
                ComplaintEventKind.RevealAsked => FindComplaints.By("permintaan membuka identitas", happened),
                ComplaintEventKind.RevealDecided => FindComplaints.By("keputusan atas permintaan identitas", happened),
                ComplaintEventKind.HandedOn => FindComplaints.By("berkas penerusan", happened),
                ComplaintEventKind.ReferralMoved => FindComplaints.By("penerusan diperbarui", happened),
            };
            text.Append("• ").Append(OfficeProfile.ShowDay(happened.On)).Append(": ").Append(words);
            foreach (var (field, label, written) in new[] { ("basis", ". Dasar: ", happened.Basis), ("text", ". ", happened.Text), ("answer", ". Kepada pelapor: ", happened.Answer) })
                if (written is not null)
                    text.Append(label).Append(turn.Sealer.OpenText(complaint.Key, happened.Id, field, written));
            text.Append('\n');
        }
        return text.ToString().TrimEnd();
    }
}
