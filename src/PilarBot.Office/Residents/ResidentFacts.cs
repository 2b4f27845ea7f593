using PilarBot.Flows.Answers;
using PilarBot.Office.Sealing;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Residents;

/// <summary>What somebody told about a person.</summary>
/// <param name="Name">As known.</param>
/// <param name="Nik">Sixteen digits of good form; null when none is at hand.</param>
/// <param name="BirthDate">Null when it is not known; a NIK's date stands in for it only in <see cref="Resident.BirthYear"/>.</param>
/// <param name="Sex">Null when it was not told.</param>
/// <param name="Desa">Where they live.</param>
internal sealed record ResidentFacts(string Name, string? Nik, DateOnly? BirthDate, Sex? Sex, string Desa)
{
    /// <summary>The hash by which somebody without a NIK is found again; null while the birth date is not known.</summary>
    public byte[]? IdentityHash(KeyedHash hash) =>
        BirthDate is { } born ? hash.Of(HashPurpose.ResidentIdentity, $"{FoldedName.Of(Name).Joined}|{born:yyyy-MM-dd}|{Desa}") : null;
}
