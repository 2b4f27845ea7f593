using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Verval;

/// <summary>Holds what a source says against what the office knew. It finds what a visitor should look at, and decides nothing.</summary>
internal static class Compare
{
    /// <param name="line">What the source says.</param>
    /// <param name="household">The family as known before; null for one that is new.</param>
    /// <param name="view">People and earlier results.</param>
    /// <param name="sealer">Opens names and addresses.</param>
    /// <param name="hash">Finds people.</param>
    public static List<VervalDifference> With(HouseholdLine line, Household? household, KnownHouseholds view, Sealer sealer, KeyedHash hash)
    {
        var differences = new List<VervalDifference>();
        void Note(VervalDifference difference, bool isSo)
        {
            if (isSo)
                differences.Add(difference);
        }
        var facts = line.Facts;
        var head = facts.Nik is { } nik ? view.Resident(nik, hash) : null;
        var last = household is null ? null : view.LastResult(household.Id);
        Note(VervalDifference.New, household is null);
        Note(VervalDifference.Deceased, last is VervalResult.Deceased || (facts.Nik is { } number && view.IsDeceased(number, hash)));
        Note(VervalDifference.Moved, last is VervalResult.Moved || (household is not null && household.Desa != line.Desa) || (head is not null && head.Desa != line.Desa));
        Note(VervalDifference.Duplicate, last is VervalResult.Duplicate || (head?.HouseholdId is { } other && other != household?.Id));
        Note(VervalDifference.NikMismatch, head is not null && !Same(sealer.OpenText(head.Key, head.Id, "name", head.Name), facts.Head));
        if (household is null)
            return differences;
        Note(VervalDifference.HeadChanged, !Same(sealer.OpenText(household.Key, household.Id, "head", household.Head), facts.Head));
        Note(VervalDifference.AddressChanged,
            facts.Address.Length > 0 && household.Address is { } address && !Same(sealer.OpenText(household.Key, household.Id, "address", address), facts.Address));
        Note(VervalDifference.DesilChanged, facts.Desil is { } desil && household.Desil is { } before && desil != before);
        return differences;
    }

    private static bool Same(string one, string other) => FoldedName.Of(one).Joined == FoldedName.Of(other).Joined;
}
