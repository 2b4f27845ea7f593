using PilarBot.Office.Complaints;
using PilarBot.Office.Rtlh;

namespace PilarBot.Office.Documents;

/// <summary>What templates can be about. A record that documents are made of is a line here.</summary>
internal static class DocumentRecords
{
    /// <summary>A complaint.</summary>
    public const string Complaint = "aduan";

    /// <summary>Goods handed over for a house.</summary>
    public const string HandOver = "serah-terima";

    /// <summary>The fields of each.</summary>
    public static IReadOnlyDictionary<string, DocumentFields> All { get; } = new Dictionary<string, DocumentFields>
    {
        [Complaint] = HandOnFields.Names,
        [HandOver] = BastFields.Names,
    };

    /// <summary>Names of templates that have to be there.</summary>
    public static IReadOnlyList<string> Needed { get; } = [MakePackages.Summary, BastFields.Template];
}
