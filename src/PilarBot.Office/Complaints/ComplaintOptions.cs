using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Complaints;

/// <summary>How long what may take with complaints. Section <c>Complaints</c>.</summary>
public sealed class ComplaintOptions
{
    /// <value>Working days until somebody has to have opened a new complaint: 1. The office's own target.</value>
    [Range(1, 60)]
    public int AcknowledgeWithin { get; set; } = 1;

    /// <value>Working days until a complaint has to be verified or stopped: 3. The office's own target.</value>
    [Range(1, 60)]
    public int VerifyWithin { get; set; } = 3;

    /// <value>Days until a complete complaint has to be settled: 60 (Perpres 76/2013).</value>
    [Range(1, 365)]
    public int SettleWithin { get; set; } = 60;

    /// <value>
    /// Days since it became known in which Bawaslu takes a report: 7, as its information pages tell it. Counted both ways, because
    /// elections differ: in calendar days, by which reporters are warned, and in working days.
    /// </value>
    [Range(1, 60)]
    public int BawasluDays { get; set; } = 7;

    /// <value>How long somebody who was allowed to see a confidential reporter may look: 1 day after the one on which it was allowed.</value>
    [Range(0, 30)]
    public int RevealDays { get; set; } = 1;
}
