using System.ComponentModel.DataAnnotations;

namespace PilarBot.Host.Jobs;

/// <summary>How often background jobs look. Section <c>Jobs</c>.</summary>
public sealed class JobOptions
{
    /// <value>How often nudges, expiries and reminders that are due are looked for: every 15 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan ClockInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <value>
    /// How often those who handle complaints are told of new and late ones, in one message however many there are: every 2 minutes.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan ComplaintInterval { get; set; } = TimeSpan.FromMinutes(2);

    /// <value>How often those who answer requests about personal data are told of new, soon due and late ones: every 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan DataRequestInterval { get; set; } = TimeSpan.FromMinutes(2);

    /// <value>How often the figures of recaps are counted anew: every 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan IndicatorInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <value>
    /// How often each host says in the database that it is alive: every 5 s. When one has been silent for twice as long, another begins its
    /// jobs anew. PostgreSQL only.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:05:00")]
    public TimeSpan CheckIn { get; set; } = TimeSpan.FromSeconds(5);

    /// <value>How often documents that were asked for are looked for: every 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan PackageInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <value>How often it is looked which reminders the coming day brings: every 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan ReminderInterval { get; set; } = TimeSpan.FromMinutes(5);
}
