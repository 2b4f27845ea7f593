using FuzzySharp;

namespace PilarBot.Office.Wilayah;

/// <summary>Ranks places by how well their name fits what was typed: exact, then beginning, then a word of it, then similar.</summary>
internal static class WilayahSearch
{
    // One wrong letter in a name of four still counts (75 of 100), two do not.
    private const int Threshold = 72;
    private const int Exact = 100;
    private const int Begins = 92;
    private const int HasWord = 84;

    public static IReadOnlyList<PlaceMatch> Find(WilayahTable table, string text, string? within, WilayahLevel? level, int limit)
    {
        if (WilayahCode.Normalise(text) is { } code && table.Find(code) is { } exact && Fits(exact, within, level))
            return [new PlaceMatch(exact, table.FullName(exact), Exact)];

        var query = WilayahQuery.Parse(text);
        if (query.Whole.Joined.Length < 2) return [];
        return
        [
            .. Candidates(table, within, level, query.Hint)
                .Select(place => (Place: place, Score: Score(table, query, place)))
                .Where(match => match.Score >= Threshold)
                .OrderByDescending(match => match.Score).ThenBy(match => match.Place.Level).ThenBy(match => match.Place.Code, StringComparer.Ordinal)
                .Take(limit)
                .Select(match => new PlaceMatch(match.Place, table.FullName(match.Place), Math.Min(match.Score, Exact))),
        ];
    }

    private static IEnumerable<Place> Candidates(WilayahTable table, string? within, WilayahLevel? level, WilayahLevel? hint)
    {
        var upper = level is WilayahLevel.Desa ? [] : table.Upper.Where(place => Fits(place, within, level));
        var withVillages = level is WilayahLevel.Desa || (level is null && (within is not null || hint is WilayahLevel.Desa));
        if (!withVillages) return upper;
        var regencies = table.Villages.Regencies.Where(regency => within is null || WilayahCode.IsWithin(regency, within) || WilayahCode.IsWithin(within, regency));
        return upper.Concat(regencies.SelectMany(table.Villages.InRegency).Where(place => Fits(place, within, level)));
    }

    private static bool Fits(Place place, string? within, WilayahLevel? level) =>
        (level is null || place.Level == level) && (within is null || WilayahCode.IsWithin(place.Code, within));

    private static int Score(WilayahTable table, WilayahQuery query, Place place)
    {
        var name = Math.Max(Similarity(query.Whole, place.Folded), Similarity(query.Bare, place.Folded));
        if (name < Threshold) return 0;
        if (query.Hint is { } hint) name += hint == place.Level ? 3 : -6;
        if (query.Kind is { } kind && place.Kind.StartsWith(kind, StringComparison.Ordinal)) name += 2;
        // Named parents decide between places of one name; a wrong one costs, since the person may mean another place.
        foreach (var parent in query.Parents) name += LiesIn(table, place, parent) ? 6 : -12;
        return name;
    }

    private static bool LiesIn(WilayahTable table, Place place, FoldedName parent)
    {
        for (var above = table.Parent(place.Code); above is not null; above = table.Parent(above.Code))
        {
            if (Similarity(parent, above.Folded) >= Threshold) return true;
        }
        return false;
    }

    private static int Similarity(FoldedName typed, FoldedName name)
    {
        if (typed.Words == name.Words) return Exact;
        if (typed.Joined == name.Joined) return Exact - 1;
        if (typed.Joined.Length >= 3)
        {
            if (name.Words.StartsWith(typed.Words, StringComparison.Ordinal)) return Begins;
            if ($" {name.Words} ".Contains($" {typed.Words} ", StringComparison.Ordinal)) return HasWord;
        }
        // Twice the shorter length bounds the ratio from above: most names are ruled out without comparing letters.
        var (shorter, longer) = (Math.Min(typed.Joined.Length, name.Joined.Length), Math.Max(typed.Joined.Length, name.Joined.Length));
        if (200 * shorter < Threshold * (shorter + longer)) return 0;
        var similarity = Fuzz.Ratio(typed.Joined, name.Joined);
        if (typed.Words.Contains(' ', StringComparison.Ordinal)) similarity = Math.Max(similarity, Fuzz.TokenSortRatio(typed.Words, name.Words) - 2);
        return Math.Min(similarity, Exact - 2);
    }
}

/// <summary>A found place.</summary>
/// <param name="Place">Which.</param>
/// <param name="Label">Its name with the place it lies in.</param>
/// <param name="Score">Of 100; 100 is the very name.</param>
public sealed record PlaceMatch(Place Place, string Label, int Score);
