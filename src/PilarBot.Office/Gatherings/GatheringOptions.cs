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

    /// <value>How long a gathering is in calendars, and after which its quiz goes out: 2 hours.</value>
    [Range(typeof(TimeSpan), "00:15:00", "1.00:00:00")]
    public TimeSpan Length { get; set; } = TimeSpan.FromHours(2);

    /// <value>What the QR code says, with <c>{0}</c> for the code. None: a link that opens Telegram with it, else WhatsApp, else what to type.</value>
    [StringLength(200)]
    public string? CodeLink { get; set; }

    /// <value>The Telegram bot's name, without @, for the link at the door. None: the one that Telegram tells.</value>
    [RegularExpression("^[A-Za-z0-9_]{5,32}$", ErrorMessage = "TelegramName is the bot's name as @BotFather gave it, without @.")]
    public string? TelegramName { get; set; }

    /// <value>The office's WhatsApp number, such as <c>6281234567890</c>, for the link at the door. None: no such link.</value>
    [RegularExpression("^[1-9][0-9]{7,14}$", ErrorMessage = "WhatsAppNumber has digits only and begins with the country: 6281234567890.")]
    public string? WhatsAppNumber { get; set; }

    /// <value>For how long a quiz can be answered since the first got it: 3 days. Who has not is reminded once, a day before.</value>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan QuizOpen { get; set; } = TimeSpan.FromDays(3);

    internal IReadOnlyList<TimeSpan> Leads => RemindBefore ?? [TimeSpan.FromDays(3), TimeSpan.FromDays(1), TimeSpan.FromHours(1)];
}
