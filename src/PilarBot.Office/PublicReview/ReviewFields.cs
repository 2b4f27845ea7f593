using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Documents;
using PilarBot.Office.Proposals;

namespace PilarBot.Office.PublicReview;

/// <summary>
/// The one place where a review becomes fields of its closing minutes: lines, counts and outcomes. Nothing of who responded, nor of what
/// they said.
/// </summary>
internal static class ReviewFields
{
    /// <summary>The template's name.</summary>
    public const string Template = "berita-acara-uji-publik";

    private const string List = "baris";

    /// <summary>What templates may name.</summary>
    public static DocumentFields Names { get; } = new(
        DocumentFields.Place.Concat(
        [
            "uji-publik.nomor", "uji-publik.dibuka", "uji-publik.ditutup", "uji-publik.jumlah", "uji-publik.sanggahan", "uji-publik.dukungan", "uji-publik.diterima",
            "uji-publik.tidak-diterima", "uji-publik.lewat-waktu",
        ]).ToHashSet(),
        new Dictionary<string, IReadOnlySet<string>>
        {
            [List] = new HashSet<string> { "baris.nomor", "baris.inisial", "baris.rt", "baris.perubahan", "baris.sanggahan", "baris.dukungan", "baris.hasil" },
        });

    /// <summary>Reads the review that a document is made of.</summary>
    public static async Task<DocumentValues> FillAsync(DocumentSource source)
    {
        var (db, document, office, _, _, cancellation) = source;
        var review = await db.Reviews.AsNoTracking().SingleAsync(r => r.Id == document.OwnerId, cancellation);
        var entries = await db.ReviewEntries.AsNoTracking().Where(e => e.ReviewId == review.Id).OrderBy(e => e.Ordinal).ToListAsync(cancellation);
        var responses = await db.ReviewResponses.Where(r => r.ReviewId == review.Id)
            .GroupBy(r => new { r.EntryId, r.Kind, r.State }).Select(g => new { g.Key.EntryId, g.Key.Kind, g.Key.State, Count = g.Count() }).ToListAsync(cancellation);
        int Sum(Guid? entry, ResponseKind kind, params ReadOnlySpan<ResponseState> states)
        {
            var sum = 0;
            foreach (var some in responses)
                if ((entry is null || some.EntryId == entry) && some.Kind == kind && (states.IsEmpty || states.Contains(some.State)))
                    sum += some.Count;
            return sum;
        }
        // What is past its day and not yet marked has lapsed as well: minutes are made when nothing waits any more.
        var single = DocumentFields.PlaceOf(review.Desa, office);
        single["uji-publik.nomor"] = review.Number;
        single["uji-publik.dibuka"] = OfficeProfile.ShowDay(review.OpenedOn);
        single["uji-publik.ditutup"] = OfficeProfile.ShowDay(review.LastDay);
        single["uji-publik.jumlah"] = Show(entries.Count);
        single["uji-publik.sanggahan"] = Show(Sum(null, ResponseKind.Objection));
        single["uji-publik.dukungan"] = Show(Sum(null, ResponseKind.Support));
        single["uji-publik.diterima"] = Show(Sum(null, ResponseKind.Objection, ResponseState.Upheld));
        single["uji-publik.tidak-diterima"] = Show(Sum(null, ResponseKind.Objection, ResponseState.NotUpheld));
        single["uji-publik.lewat-waktu"] = Show(Sum(null, ResponseKind.Objection, ResponseState.Lapsed, ResponseState.Filed));
        return new(single, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>
        {
            [List] = [.. entries.Select(entry => new Dictionary<string, string?>
            {
                ["baris.nomor"] = Show(entry.Ordinal),
                ["baris.inisial"] = entry.Initials,
                ["baris.rt"] = entry.Rt,
                ["baris.perubahan"] = $"{entry.Change.Label()} {(entry.Program.Length > 0 ? ProposalWords.Program(entry.Program) : "")}".TrimEnd(),
                ["baris.sanggahan"] = Show(Sum(entry.Id, ResponseKind.Objection)),
                ["baris.dukungan"] = Show(Sum(entry.Id, ResponseKind.Support)),
                ["baris.hasil"] = Sum(entry.Id, ResponseKind.Objection) == 0 ? "tidak ada sanggahan"
                    : Sum(entry.Id, ResponseKind.Objection, ResponseState.Upheld) > 0 ? "sanggahan diterima"
                    : Sum(entry.Id, ResponseKind.Objection, ResponseState.NotUpheld) > 0 ? "sanggahan tidak diterima"
                    : "lewat waktu verifikasi",
            })],
        });
    }

    private static string Show(int count) => count.ToString(CultureInfo.InvariantCulture);
}
