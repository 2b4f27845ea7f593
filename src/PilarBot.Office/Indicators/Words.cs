using System.Globalization;

namespace PilarBot.Office.Indicators;

/// <summary>Counts as people read them in Indonesia.</summary>
internal static class Words
{
    /// <summary>With a point at the thousands: <c>12.345</c>.</summary>
    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.');

    /// <summary>A share in whole percent; a dash where there is nothing to have a share of.</summary>
    public static string Share(int part, int whole) => whole == 0 ? "-" : $"{(int)Math.Floor(100.0 * part / whole)} %";
}
