using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Rtlh;

/// <summary>Finds and shows houses to those who may see them.</summary>
internal sealed class FindHouses(OfficeProfile office)
{
    private const int Listed = 10;
    private const int Timeline = 8;
    private const int OnPage = 50;

    public sealed record ByNumber(string Number);

    /// <param name="Count">Houses that are listed, the newest first.</param>
    /// <param name="List">For choosing: the number, with the state.</param>
    public sealed record Own(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">The application's.</param>
    /// <param name="State">In words.</param>
    /// <param name="NextStep">What happens next and who decides.</param>
    /// <param name="IsComplete">False while anything is unknown or missing.</param>
    /// <param name="Lacks">What is, in words; empty when complete.</param>
    /// <param name="Name">Of the owner.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="Address">In words.</param>
    /// <param name="House">Who lives there, how much room they have, in what state it is.</param>
    /// <param name="Listing">Where they are listed, and when that was looked up.</param>
    /// <param name="Requirements">A line for each: yes, no or not known, with the reason.</param>
    /// <param name="Priority">Hints that it should come first; a dash for none.</param>
    /// <param name="Group">The group's name; a dash for none.</param>
    /// <param name="Files">Photos and documents that are there.</param>
    /// <param name="History">The timeline, a line each.</param>
    /// <param name="IsOpen">False once it is finished or found not eligible.</param>
    /// <param name="MayAdd">True when the caller may add to it.</param>
    /// <param name="MayMove">True when the caller may take it a step further.</param>
    /// <param name="MayHandOver">True when goods may be handed over now, by the caller.</param>
    public sealed record Details(
        string Number, string State, string NextStep, bool IsComplete, string Lacks, string Name, string Place, string Address, string House, string Listing,
        string Requirements, string Priority, string Group, int Files, string History, bool IsOpen, bool MayAdd, bool MayMove, bool MayHandOver);

    /// <param name="Count">Pictures and documents that come into this chat.</param>
    public sealed record Sent(int Count);

    /// <param name="Year">Of the programme.</param>
    /// <param name="State">By its code; null for all.</param>
    /// <param name="Kecamatan">By code; null for all.</param>
    /// <param name="Before">The last number of the page before; null for the first page.</param>
    public sealed record Filter(int Year, string? State, string? Kecamatan, string? Before);

    /// <param name="Number">The application's.</param>
    /// <param name="State">In words.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="Lacking">How much is unknown or missing; 0 is complete.</param>
    /// <param name="IsPriority">True when something hints that it should come first.</param>
    /// <param name="Proposed">The day.</param>
    public sealed record Line(string Number, string State, string Place, int Lacking, bool IsPriority, string Proposed);

    /// <param name="Id">To ask for it with.</param>
    /// <param name="Label">What it shows.</param>
    /// <param name="IsPicture">False for a document.</param>
    public sealed record File(Guid Id, string Label, bool IsPicture);

    /// <summary>All of a year that the caller may see, the newest first, a page at a time.</summary>
    public async Task<(IReadOnlyList<Line> Lines, bool HasMore)> PageAsync(Filter filter, TurnContext turn)
    {
        var found = turn.Db.RtlhApplications.AsNoTracking().Where(a => a.Year == filter.Year).VisibleTo(turn.Caller);
        if (filter.State is { Length: > 0 } code && RtlhWords.Read(code) is { } state)
            found = found.Where(a => a.State == state);
        if (filter.Kecamatan is { Length: > 0 } kecamatan)
            found = found.Where(a => a.Kecamatan == kecamatan);
        if (filter.Before is { Length: > 0 } before)
            found = found.Where(a => a.Number.CompareTo(before) < 0);
        var rows = await found.OrderByDescending(a => a.Number).Take(OnPage + 1)
            .Select(a => new { a.Number, a.State, a.Desa, a.Kecamatan, a.Lacking, a.Priority, a.ProposedAt }).ToListAsync(turn.Cancellation);
        return ([.. rows.Take(OnPage).Select(a => new Line(
            a.Number, a.State.Label(), $"{office.Label("desa", a.Desa)}, {office.Label("kecamatan", a.Kecamatan)}", a.Lacking, a.Priority > 0,
            OfficeProfile.ShowDay(office.DayOf(a.ProposedAt))))], rows.Count > OnPage);
    }

    /// <summary>The newest photo or document of each kind, for those who may add to the house; empty for others.</summary>
    public static async Task<IReadOnlyList<File>> KeptFilesAsync(string number, TurnContext turn)
    {
        if (await FindAsync(number, turn) is not { } house || !turn.Caller.Adds(house))
            return [];
        return [.. (await NewestAsync(house, turn)).Select(f => new File(f.Id, LabelOf(f.Code), FileType.FromMime(f.Type).Family is FileFamily.Picture))];
    }

    /// <summary>The type of a file of a house, which is shown; null for one that the caller does not see. Entered in the audit trail.</summary>
    public static async Task<string?> OpenFileAsync(string number, Guid file, TurnContext turn)
    {
        if (await FindAsync(number, turn) is not { } house || !turn.Caller.Adds(house) || (await NewestAsync(house, turn)).FirstOrDefault(f => f.Id == file) is not { Type: { } type })
            return null;
        turn.Audit(AuditAct.RtlhShown, house.Number, "files");
        return type;
    }

    /// <summary>Those that the caller proposed.</summary>
    public static async Task<ActionOutcome<Own>> OwnAsync(Nothing input, TurnContext turn)
    {
        if (turn.Caller.PersonId is not { } person)
            return new Own(0, []);
        var own = await turn.Db.RtlhApplications.AsNoTracking().Where(a => a.ProposedBy == person).OrderByDescending(a => a.ProposedAt).Take(Listed)
            .Select(a => new { a.Number, a.State, a.Lacking }).ToListAsync(turn.Cancellation);
        return new Own(own.Count, [.. own.Select(a => new ListEntry(a.Number, $"{a.Number} {a.State.Label()}"))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } house)
            return new NoSuchHouse().ToRefusal();
        if (house.ProposedBy != turn.Caller.PersonId)
            turn.Audit(AuditAct.RtlhShown, house.Number);
        var facts = RtlhFacts.Open(house, turn.Sealer);
        var files = await FilesAsync(house, turn);
        var lacks = RtlhCompleteness.Of(facts, files);
        var resident = await turn.Db.Residents.AsNoTracking().SingleAsync(r => r.Id == house.ResidentId, turn.Cancellation);
        var events = await turn.Db.RtlhEvents.AsNoTracking().Where(e => e.ApplicationId == house.Id)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Timeline).ToListAsync(turn.Cancellation);
        return new Details(
            house.Number, house.State.Label(), house.State.NextStep(), lacks.Count == 0, string.Join("; ", lacks.Labels),
            turn.Sealer.OpenText(resident.Key, resident.Id, "name", resident.Name),
            $"{office.Label("desa", house.Desa)}, {office.Label("kecamatan", house.Kecamatan)}", facts.Address, House(facts), Listing(facts), Requirements(facts),
            facts.Hints is [] ? "-" : string.Join(", ", facts.Hints.Select(h => RtlhCriterion.Find(h)?.Label ?? h)), facts.Group ?? "-",
            files.Count(f => RtlhCriterion.Find(f) is not null), await HistoryAsync(house, events, turn),
            RtlhApplication.Next(house.State).Count > 0, turn.Caller.Adds(house) && RtlhApplication.Next(house.State).Count > 0,
            RtlhApplication.Next(house.State).Any(s => turn.Caller.Moves(house, s)), HandOverGoods.MayHandOver(house, turn.Caller));
    }

    /// <summary>Sends the newest photo or document of each kind into this chat, as copies without place, time and device.</summary>
    public static async Task<ActionOutcome<Sent>> SendFilesAsync(ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } house)
            return new NoSuchHouse().ToRefusal();
        if (!turn.Caller.Adds(house))
            return new MayNotChange(house.Number).ToRefusal();
        turn.Audit(AuditAct.RtlhShown, house.Number, "files");
        var newest = await NewestAsync(house, turn);
        foreach (var file in newest)
            turn.Say(new OutboundMedia(
                FileType.FromMime(file.Type).Family is FileFamily.Picture ? MediaKind.Photo : MediaKind.Document, file.Id.ToString(), $"{house.Number}: {LabelOf(file.Code)}"));
        return new Sent(newest.Count);
    }

    /// <summary>The house of a number as somebody typed it, when this caller may see it.</summary>
    public static async Task<RtlhApplication?> FindAsync(string typed, TurnContext turn) =>
        HumanNumber.Rtlh.Read(typed) is not { } number ? null
            : await turn.Db.RtlhApplications.Where(a => a.Number == number).VisibleTo(turn.Caller).SingleOrDefaultAsync(turn.Cancellation);

    /// <summary>As <see cref="FindAsync"/>, under its row's lock: of two who change it at once, the second sees what the first did.</summary>
    public static async Task<RtlhApplication?> LockAsync(string typed, TurnContext turn)
    {
        if (HumanNumber.Rtlh.Read(typed) is not { } number)
            return null;
        var visible = turn.Db.RtlhApplications.Where(a => a.Number == number).VisibleTo(turn.Caller);
        return await visible.ExecuteUpdateAsync(set => set.SetProperty(a => a.Lacking, a => a.Lacking), turn.Cancellation) == 0
            ? null
            : await visible.SingleAsync(turn.Cancellation);
    }

    /// <summary>The codes of the files that are there, or on their way.</summary>
    public static async Task<HashSet<string>> FilesAsync(RtlhApplication house, TurnContext turn) => (await (
        from file in turn.Db.RtlhFiles
        join item in turn.Db.Media on file.Id equals item.Id
        where file.ApplicationId == house.Id && item.OwnerId == house.Id && (item.State == MediaState.Stored || item.State == MediaState.Pending)
        select file.Code).Distinct().ToListAsync(turn.Cancellation)).ToHashSet();

    private static async Task<List<(Guid Id, string Code, string Type)>> NewestAsync(RtlhApplication house, TurnContext turn)
    {
        var files = await (
            from file in turn.Db.RtlhFiles.AsNoTracking()
            join item in turn.Db.Media.AsNoTracking() on file.Id equals item.Id
            where file.ApplicationId == house.Id && item.OwnerId == house.Id && item.State == MediaState.Stored
            orderby file.At descending, file.Id
            select new { file.Id, file.Code, item.Type }).Take(60).ToListAsync(turn.Cancellation);
        return [.. files.DistinctBy(f => f.Code).Select(f => (f.Id, f.Code, f.Type ?? ""))];
    }

    private static string LabelOf(string code) => RtlhCriterion.Find(code)?.Label ?? RtlhWords.Read(code)?.Label() ?? code;

    private static string House(RtlhFacts facts)
    {
        var area = facts.AreaPerPerson is { } each
            ? $"{RtlhFacts.ShowNumber(facts.FloorArea!.Value)} m² untuk {facts.Occupants} orang, {RtlhFacts.ShowNumber(each)} m² per orang"
            : $"penghuni {facts.Occupants?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "belum diketahui"}, luas lantai belum diukur";
        var states = facts.Conditions switch
        {
            null => "keadaan belum diperiksa",
            [] => "tidak ada keadaan tidak layak yang dicatat",
            var seen => string.Join("; ", seen.Select(c => RtlhCriterion.Find(c)?.Label ?? c)),
        };
        return $"{area}. {RtlhWords.Capital(states)}";
    }

    private static string Listing(RtlhFacts facts) => facts.ListingSource is not { } source ? "belum dicatat"
        : $"{source}{(facts.ListingId is { } id ? $", nomor {id}" : "")}{(facts.ListingCheckedOn is { } day ? $", diperiksa {OfficeProfile.ShowDay(day)}" : ", belum diperiksa")}";

    private static string Requirements(RtlhFacts facts)
    {
        var lines = new StringBuilder();
        foreach (var requirement in RtlhCompleteness.Requirements)
        {
            var (answer, reason) = facts.AnswerTo(requirement);
            lines.Append("• ").Append(requirement.Label).Append(": ").Append(answer.Label());
            if (reason is not null)
                lines.Append(" (").Append(reason).Append(')');
            lines.Append('\n');
        }
        return lines.ToString().TrimEnd();
    }

    private async Task<string> HistoryAsync(RtlhApplication house, List<RtlhEvent> events, TurnContext turn)
    {
        var people = events.ConvertAll(e => e.By);
        var names = await turn.Db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, turn.Cancellation);
        var lines = new StringBuilder();
        foreach (var happened in events.AsEnumerable().Reverse())
        {
            var words = happened.Kind switch
            {
                RtlhEventKind.Proposed => "diusulkan",
                RtlhEventKind.Moved or RtlhEventKind.HandedOver => happened.State!.Value.Label(),
                RtlhEventKind.Answered => "dilengkapi",
                RtlhEventKind.FilesAdded => "berkas ditambahkan",
            };
            lines.Append("• ").Append(office.Show(happened.At)).Append(": ").Append(words);
            if (names.GetValueOrDefault(happened.By) is { } name)
                lines.Append(" oleh ").Append(name);
            if (happened.Text is { } text)
                lines.Append(". ").Append(turn.Sealer.OpenText(house.Key, happened.Id, "text", text));
            lines.Append('\n');
        }
        return lines.ToString().TrimEnd();
    }
}
