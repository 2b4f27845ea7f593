using PilarBot.Office.Complaints;
using PilarBot.Office.Verval;

namespace PilarBot.Office.Documents;

/// <summary>What the office's templates may name, and which of them have to be there.</summary>
internal static class OfficeFields
{
    public static DocumentFields All { get; } = HandOnFields.Names.And(VervalFields.Names);

    public static IReadOnlyList<string> Needed { get; } = [MakePackages.Summary, MakeVervalDocuments.Template];
}
