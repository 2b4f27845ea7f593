using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Verval;

/// <summary>Looks whether a form is shown to come from a visit. It marks, and stops nobody: some houses have no signal.</summary>
internal static class VisitProofs
{
    /// <summary>By which the place is kept among the answers: <c>latitude,longitude,accuracy</c>.</summary>
    public const string PointKey = "titik";

    /// <summary>What a visit would show and this form does not.</summary>
    public static async Task<IReadOnlyList<VisitProof>> OfAsync(VervalHousehold household, VervalOptions options, TurnContext turn)
    {
        var kept = await turn.Db.VervalAnswers.AsNoTracking()
            .Where(a => a.VervalHouseholdId == household.Id && (a.Section == VervalForm.Evidence || a.Section == VervalForm.Start)).ToListAsync(turn.Cancellation);
        Dictionary<string, string> Told(string section) =>
            kept.Find(a => a.Section == section) is { } answers ? VervalForm.Open(answers, household, turn.Sealer) : [];
        var start = Told(VervalForm.Start);
        var missing = new List<VisitProof>();
        var point = Read(Told(VervalForm.Evidence).GetValueOrDefault(PointKey));
        if (point is null)
            missing.Add(VisitProof.NoLocation);
        else
        {
            if (Read(options.OfficeLocation) is { } office && Metres(office, point.Value) <= options.OfficeMetres)
                missing.Add(VisitProof.AtTheOffice);
            if (await EarlierAsync(household, turn) is { } before && Metres(before, point.Value) > options.FarMetres)
                missing.Add(VisitProof.FarAway);
        }
        // Of a family that is not there, nobody can photograph the rooms or the card.
        var needed = start.GetValueOrDefault("temuan") == ShowVerval.Found ? options.RequiredPhotos.Split(' ') : ["depan"];
        var has = await turn.Db.Media.Where(m => m.OwnerId == household.Id && m.OwnerKind!.StartsWith("verval-")
            && (m.State == MediaState.Pending || m.State == MediaState.Stored)).Select(m => m.OwnerKind).Distinct().ToListAsync(turn.Cancellation);
        if (needed.Any(photo => !has.Contains($"verval-{photo}")))
            missing.Add(VisitProof.NoPhoto);
        if (start.GetValueOrDefault("kunjungan") == "tidak")
            missing.Add(VisitProof.Told);
        return missing;
    }

    // Where the family was found the last time that somebody was there.
    private static async Task<(double, double)?> EarlierAsync(VervalHousehold household, TurnContext turn)
    {
        var before = await turn.Db.VervalHouseholds.AsNoTracking()
            .Where(h => h.HouseholdId == household.HouseholdId && h.Id != household.Id && h.State == VervalState.Accepted && !h.IsDesk)
            .OrderByDescending(h => h.CheckedAt).FirstOrDefaultAsync(turn.Cancellation);
        return before is null ? null
            : await turn.Db.VervalAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.VervalHouseholdId == before.Id && a.Section == VervalForm.Evidence, turn.Cancellation) is { } kept
                ? Read(VervalForm.Open(kept, before, turn.Sealer).GetValueOrDefault(PointKey))
                : null;
    }

    private static (double Latitude, double Longitude)? Read(string? written)
    {
        var parts = (written ?? "").Split(',', StringSplitOptions.TrimEntries);
        return parts.Length >= 2 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var latitude) && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var longitude)
            ? (latitude, longitude)
            : null;
    }

    /// <summary>The distance on a round earth, good to half a percent.</summary>
    internal static double Metres((double Latitude, double Longitude) one, (double Latitude, double Longitude) other)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (north, east) = (Radians(other.Latitude - one.Latitude), Radians(other.Longitude - one.Longitude));
        var chord = Math.Pow(Math.Sin(north / 2), 2) + (Math.Cos(Radians(one.Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * 6_371_000 * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}
