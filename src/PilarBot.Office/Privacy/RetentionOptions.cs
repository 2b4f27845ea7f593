using System.ComponentModel.DataAnnotations;
using PilarBot.Office.Complaints;

namespace PilarBot.Office.Privacy;

/// <summary>
/// How many days records stay after they were closed. Section <c>Retention</c>. The office decides; the defaults are long and stand for
/// no law. Whoever shortens them has them erased in the next night.
/// </summary>
public sealed class RetentionOptions
{
    private const int Most = 36500;

    /// <summary>Complaints, by what they are about.</summary>
    public ComplaintRetentionOptions Complaint { get; set; } = new();

    /// <value>Cases that are done or rejected: ten years.</value>
    [Range(1, Most)]
    public int Case { get; set; } = 3650;

    /// <value>Activities and offers of help, since they were recorded, and gatherings, since they took place: five years.</value>
    [Range(1, Most)]
    public int Field { get; set; } = 1825;

    /// <value>Houses (RTLH) that are finished or were found not eligible: ten years.</value>
    [Range(1, Most)]
    public int Rtlh { get; set; } = 3650;

    /// <value>What visits of verval told of families, since the last day of their round; families of whom nothing else is left; reports of changes: five years.</value>
    [Range(1, Most)]
    public int Verval { get; set; } = 1825;

    /// <value>Requests to join that were decided: a year.</value>
    [Range(1, Most)]
    public int Registration { get; set; } = 365;

    /// <value>Questions to the office that were answered: a year.</value>
    [Range(1, Most)]
    public int Question { get; set; } = 365;

    /// <value>Requests about one's own data that were answered: a year.</value>
    [Range(1, Most)]
    public int DataRequest { get; set; } = 365;

    /// <value>
    /// The files of documents that the office made, since they were asked for: a month. They can be made anew under their number; what was
    /// signed stays.
    /// </value>
    [Range(1, Most)]
    public int Document { get; set; } = 30;

    /// <value>Proposals since they last changed, what was said to public reviews, and documents that list residents: five years.</value>
    [Range(1, Most)]
    public int Proposal { get; set; } = 1825;

    /// <value>Messages whose turn failed, since they came: a year.</value>
    [Range(1, Most)]
    public int Quarantine { get; set; } = 365;
}

/// <summary>See <see cref="RetentionOptions.Complaint"/>.</summary>
public sealed class ComplaintRetentionOptions
{
    /// <value>About neutrality: ten years.</value>
    [Range(1, 36500)]
    public int Neutrality { get; set; } = 3650;

    /// <value>About service: five years.</value>
    [Range(1, 36500)]
    public int Service { get; set; } = 1825;

    /// <value>About aid: five years.</value>
    [Range(1, 36500)]
    public int Aid { get; set; } = 1825;

    /// <value>About anything else: five years.</value>
    [Range(1, 36500)]
    public int Other { get; set; } = 1825;

    internal int Of(ComplaintTopic topic) => topic switch
    {
        ComplaintTopic.Neutrality => Neutrality,
        ComplaintTopic.Service => Service,
        ComplaintTopic.Aid => Aid,
        ComplaintTopic.Other => Other,
    };
}
