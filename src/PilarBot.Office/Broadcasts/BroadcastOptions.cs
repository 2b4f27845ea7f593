using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Broadcasts;

/// <summary>How careful the office is with broadcasts: the section <c>Broadcasts</c>.</summary>
public sealed class BroadcastOptions
{
    /// <summary>From how many recipients on a second person has to let a broadcast go out. 0: never.</summary>
    [Range(0, int.MaxValue)]
    public int ApproveFrom { get; set; } = 500;

    /// <summary>True while broadcasts that are not urgent wait for the end of the night (20.00 to 07.00) and of holidays.</summary>
    public bool KeepsQuiet { get; set; } = true;
}
