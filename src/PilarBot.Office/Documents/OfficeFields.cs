using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;

namespace PilarBot.Office.Documents;

/// <summary>What the templates of an office may name: the fields of every slice that makes documents.</summary>
internal static class OfficeFields
{
    private static readonly DocumentFields[] Slices = [HandOnFields.Names, CaseFields.Names];

    /// <summary>The templates that have to be there.</summary>
    public static readonly string[] Needed = [MakePackages.Summary, SummariseCase.Template];

    /// <summary>All of them.</summary>
    public static DocumentFields Names { get; } =
        new(Slices.SelectMany(s => s.Single).ToHashSet(), Slices.SelectMany(s => s.Lists).ToDictionary(l => l.Key, l => l.Value));
}
