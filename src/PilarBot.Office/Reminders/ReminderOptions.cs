using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Reminders;

/// <summary>When reminders come. Section <c>Reminders</c>.</summary>
public sealed class ReminderOptions
{
    /// <value>When reminders of a day are sent, by the office's clock: 07.30. Between 07.00 and 20.00.</value>
    public TimeOnly Morning { get; set; } = new(7, 30);

    /// <value>False to write at night too, as for a trial: true.</value>
    public bool KeepsQuiet { get; set; } = true;

    /// <value>Kinds that this office does without, by code, such as <c>weekly-cases</c>: none.</value>
    public string[] Without { get; set; } = [];

    /// <value>How far ahead reminders are found, so that staff see them coming: a day.</value>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan Ahead { get; set; } = TimeSpan.FromDays(1);

    /// <value>Who was reminded of something is left alone for so long, unless it would be too late then: 30 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "12:00:00")]
    public TimeSpan Between { get; set; } = TimeSpan.FromMinutes(30);

    /// <value>How long it is kept what became of a reminder: 400 days.</value>
    [Range(typeof(TimeSpan), "30.00:00:00", "3650.00:00:00")]
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(400);
}
