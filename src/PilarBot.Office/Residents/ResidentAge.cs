using System.Globalization;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Residents;

/// <summary>How old a resident is, as far as anybody told.</summary>
internal static class ResidentAge
{
    /// <summary>Full years on a day by the birth date; else by the year alone, which may be one too many. Null while nothing is known.</summary>
    public static int? On(Resident resident, DateOnly day, Sealer sealer)
    {
        if (resident.BirthDate is not { } sealedDate)
            return resident.BirthYear is { } year ? day.Year - year : null;
        var born = DateOnly.ParseExact(sealer.OpenText(resident.Key, resident.Id, "birth-date", sealedDate), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Between(born, day);
    }

    /// <summary>Full years between two days.</summary>
    public static int Between(DateOnly born, DateOnly day) => day.Year - born.Year - (day < born.AddYears(day.Year - born.Year) ? 1 : 0);
}
