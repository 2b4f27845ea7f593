namespace PilarBot.Office.Verval;

/// <summary>A household as a line of an imported file tells it, checked for its form.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Facts">What the source says.</param>
/// <param name="Desa">Code with dots.</param>
/// <param name="IsExtremelyPoor">True when the source lists it so.</param>
/// <param name="SourceId">Its id there; empty when the source has none.</param>
/// <param name="SourceDate">The day of the data; null when the source has none.</param>
internal sealed record HouseholdLine(int Line, SourceFacts Facts, string Desa, bool IsExtremelyPoor, string SourceId, DateOnly? SourceDate)
{
    /// <summary>All that it says, in one text: what the same household says again is the same.</summary>
    public string Content => string.Join('\u001F',
        Facts.Kk, Facts.Nik, Facts.Head, Facts.Address, Facts.Rt, Facts.Desil, Desa, IsExtremelyPoor, SourceId, SourceDate?.ToString("O"),
        string.Join('\u001E', Facts.Members.Select(m => $"{m.Name}={m.Nik}")));
}
