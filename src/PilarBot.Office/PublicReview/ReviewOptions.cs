using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.PublicReview;

/// <summary>How long residents may object, and how long the local government has. Section <c>PublicReview</c>.</summary>
public sealed class ReviewOptions
{
    /// <value>Days to object after the day of opening.</value>
    [Range(1, 90)]
    public int ObjectionDays { get; set; } = 14;

    /// <value>True when these are working days, without holidays; else calendar days.</value>
    public bool ObjectionInWorkingDays { get; set; }

    /// <value>Days to verify an objection after the day on which it came.</value>
    [Range(1, 90)]
    public int VerificationDays { get; set; } = 14;

    /// <value>True when these are working days, without holidays; else calendar days.</value>
    public bool VerificationInWorkingDays { get; set; }

    /// <value>Where the rule comes from that an objection nobody verified in time counts as not upheld. Shown beside it.</value>
    [Required, StringLength(200)]
    public string VerificationSource { get; set; } = "keterangan sanggah Cek Bansos menurut Ayo Bogor, tanda V";

    /// <value>How many days before the last day those in charge are reminded. Null: 7, 3 and 1.</value>
    public int[]? RemindDaysBefore { get; set; }

    /// <value>How many days before the last day the coordinator hears of what nobody has verified.</value>
    [Range(0, 90)]
    public int EscalateDaysBefore { get; set; } = 3;

    internal IReadOnlyList<int> Offsets => RemindDaysBefore ?? [7, 3, 1];
}
