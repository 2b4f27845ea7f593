using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>Whether a case of the same NIK is open, so that two pillars do not report one person twice.</summary>
internal static class FindSimilar
{
    public sealed record Input([property: Kind(ValueKind.Nik)] string? Nik);

    /// <param name="Count">Open cases of this NIK in the whole office.</param>
    /// <param name="First">The latest one's number when the caller may see it, else empty.</param>
    /// <param name="State">Its state in words.</param>
    /// <param name="Place">The kecamatan it belongs to.</param>
    public sealed record Result(int Count, string First, string State, string Place);
}
