using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>
/// Who handles complaints, and of these never who is reported, or might be: whoever holds the reported role there, bears the reported
/// name, or works in the reported person's team. Everything that shows, finds, counts, changes or announces a complaint asks here.
/// </summary>
/// <remarks>
/// The complaints officer and the head handle all, the service officer those that are not about neutrality, each in their territory. When
/// the head is reported, or a complaint is far over its time, the inspectorate does; in the first case it alone.
/// </remarks>
internal static class ComplaintAccess
{
    public const string Officer = "penangan-aduan";
    public const string ServiceOfficer = "penangan-layanan";
    public const string Head = "kepala-dinas";
    public const string Inspectorate = "inspektorat";

    private const int Batch = 200;

    /// <summary>The roles that handle complaints, the most particular first.</summary>
    public static readonly IReadOnlyList<string> Roles = [Officer, ServiceOfficer, Head, Inspectorate];

    /// <summary>True when the caller handles complaints at all.</summary>
    public static bool HandlesComplaints(this Caller caller) => caller.Has(Officer, ServiceOfficer, Head, Inspectorate);

    /// <summary>True when the caller may handle this complaint.</summary>
    public static bool Handles(this Caller caller, Complaint complaint, Sealer sealer) =>
        caller.RoleFor(complaint) is not null && !caller.MayBeConcerned(complaint, sealer);

    /// <summary>The role in which the caller would handle it, were they not concerned; null for none.</summary>
    public static string? RoleFor(this Caller caller, Complaint complaint) =>
        Roles.FirstOrDefault(role => caller.Roles.Any(r => r.Role == role && r.Covers(complaint.Kecamatan) && IsInCharge(role, complaint)));

    /// <summary>
    /// The open complaints that a caller handles, soonest due first. What the seal hides is looked at here, so the database gives them in
    /// batches until there are enough.
    /// </summary>
    /// <param name="caller">Whoever looks.</param>
    /// <param name="db">Read only.</param>
    /// <param name="sealer">Opens who is reported.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<List<Complaint>> OpenForAsync(this Caller caller, OfficeDbContext db, Sealer sealer, int most, CancellationToken cancellation)
    {
        var found = new List<Complaint>();
        if (!caller.HandlesComplaints())
            return found;
        var open = Sieve(caller, db).Where(c => c.DueOn != null).OrderBy(c => c.DueOn).ThenBy(c => c.Number);
        var batch = Math.Max(most, 50);
        for (var read = 0; found.Count < most; read += batch)
        {
            var some = await open.Skip(read).Take(batch).ToListAsync(cancellation);
            found.AddRange(some.Where(c => caller.Handles(c, sealer)).Take(most - found.Count));
            if (some.Count < batch)
                break;
        }
        return found;
    }

    /// <summary>
    /// All complaints that a caller handles, closed ones too, newest first, in batches. Read by number from one batch to the next, so that
    /// the last costs no more than the first.
    /// </summary>
    /// <param name="caller">Whoever looks.</param>
    /// <param name="db">Read only.</param>
    /// <param name="sealer">Opens who is reported.</param>
    /// <param name="since">Those that came on this day or later; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="before">Only those with numbers before this one; null for all.</param>
    public static async IAsyncEnumerable<IReadOnlyList<Complaint>> AllForAsync(
        this Caller caller, OfficeDbContext db, Sealer sealer, DateOnly? since, [EnumeratorCancellation] CancellationToken cancellation, string? before = null)
    {
        if (!caller.HandlesComplaints())
            yield break;
        var all = Sieve(caller, db);
        if (since is { } first)
            all = all.Where(c => c.FiledOn >= first);
        while (true)
        {
            var some = await (before is { } last ? all.Where(c => string.Compare(c.Number, last) < 0) : all)
                .OrderByDescending(c => c.Number).Take(Batch).ToListAsync(cancellation);
            yield return some.FindAll(c => caller.Handles(c, sealer));
            if (some.Count < Batch)
                yield break;
            before = some[^1].Number;
        }
    }

    // Spares reading what the roles alone shut out; who may really see is decided for each.
    private static IQueryable<Complaint> Sieve(Caller caller, OfficeDbContext db)
    {
        var complaints = db.Complaints.AsNoTracking();
        if (!caller.Has(Inspectorate))
            complaints = complaints.Where(c => !c.AboutHead);
        if (!caller.Has(Officer, Head, Inspectorate))
            complaints = complaints.Where(c => c.Topic != ComplaintTopic.Neutrality);
        return complaints;
    }

    private static bool IsInCharge(string role, Complaint complaint) => role switch
    {
        Inspectorate => complaint.AboutHead || complaint.EscalatedTo is ComplaintLevel.Inspectorate,
        _ when complaint.AboutHead => false,
        ServiceOfficer => complaint.Topic is not ComplaintTopic.Neutrality,
        _ => true,
    };

    private static bool MayBeConcerned(this Caller caller, Complaint complaint, Sealer sealer) =>
        caller.Roles.Any(r => r.Role == complaint.ReportedRole && MayBeIn(r.Wilayah, complaint.Kecamatan))
        || (caller.Team is { } team && complaint.Teams.Split(' ').Contains(team))
        || NameMatch.MayBe(caller.Name, sealer.OpenText(complaint.Key, complaint.Id, "reported", complaint.Reported));

    /// <summary>
    /// True when a role that is held in a wilayah may be the one that is reported in a kecamatan. Where the place is not known, every
    /// holder of the role may be meant; a desa's role is held in the desa's kecamatan.
    /// </summary>
    public static bool MayBeIn(string wilayah, string kecamatan) =>
        kecamatan.Length == 0 || wilayah.Length == 0 || kecamatan == wilayah
        || kecamatan.StartsWith(wilayah + ".", StringComparison.Ordinal) || wilayah.StartsWith(kecamatan + ".", StringComparison.Ordinal);
}
