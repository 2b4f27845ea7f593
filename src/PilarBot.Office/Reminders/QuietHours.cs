using PilarBot.Flows.Engine;

namespace PilarBot.Office.Reminders;

/// <summary>The hours in which the bot writes to nobody on its own: 20.00 to 07.00.</summary>
internal static class QuietHours
{
    /// <summary>True at night, where the clock of the zone stands.</summary>
    public static bool IsQuiet(Zone zone, DateTime now) => zone.ToLocal(now).Hour is < 7 or >= 20;
}
