using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Privacy;

/// <summary>What people may ask about their data. Section <c>Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    /// <value>By when a request about one's own data is answered: 3 x 24 hours after it came.</value>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromDays(3);
}
