using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Gatherings;

/// <summary>How gatherings are reminded of and attended. Section <c>Gatherings</c>.</summary>
public sealed class GatheringOptions
{
    /// <value>How long before the begin those who have not declined are reminded. Null: three days, a day, an hour.</value>
    public TimeSpan[]? RemindBefore { get; set; }

    /// <value>How often the code at the door changes: every 5 minutes. The one before it counts too.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan CodeChanges { get; set; } = TimeSpan.FromMinutes(5);

    /// <value>For how long the door stays open since the first code: 6 hours.</value>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00")]
    public TimeSpan DoorOpen { get; set; } = TimeSpan.FromHours(6);

    /// <value>How long a gathering is in calendars: 2 hours.</value>
    [Range(typeof(TimeSpan), "00:15:00", "1.00:00:00")]
    public TimeSpan Length { get; set; } = TimeSpan.FromHours(2);

    /// <value>
    /// What the QR code says, with <c>{0}</c> for the code. Whoever scans it types that into the chat; with the bot's WhatsApp number,
    /// <c>https://wa.me/628…?text=hadir%20{0}</c> opens the chat with it.
    /// </value>
    [Required, StringLength(200)]
    public string CodeLink { get; set; } = "hadir {0}";

    internal IReadOnlyList<TimeSpan> Leads => RemindBefore ?? [TimeSpan.FromDays(3), TimeSpan.FromDays(1), TimeSpan.FromHours(1)];
}
