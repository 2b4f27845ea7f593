using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Verval;

/// <summary>How the office verifies. Section <c>Verval</c>.</summary>
public sealed class VervalOptions
{
    /// <value>Whether the section about the house is asked: yes.</value>
    public bool AskHouse { get; set; } = true;

    /// <value>Whether water, light, cooking and toilet are asked: yes.</value>
    public bool AskUtilities { get; set; } = true;

    /// <value>Whether the members are gone through, in short: yes.</value>
    public bool AskMembers { get; set; } = true;

    /// <value>Whether assets and aid are asked: yes.</value>
    public bool AskAssets { get; set; } = true;

    /// <value>Photos without which a form counts as filled without a visit: <c>depan dalam kk</c>. Known are <c>depan</c>, <c>dalam</c>, <c>kk</c>.</value>
    [Required, RegularExpression("(depan|dalam|kk)( (depan|dalam|kk))*")]
    public string RequiredPhotos { get; set; } = "depan dalam kk";

    /// <value>From which distance to the place of an earlier visit a place is far, in metres: 500.</value>
    [Range(50, 100_000)]
    public int FarMetres { get; set; } = 500;

    /// <value>Where the office is, <c>-4.5, 121.9</c>: who fills a form there has not visited. Empty: not looked at.</value>
    [RegularExpression(@"|-?\d+(\.\d+)?, ?-?\d+(\.\d+)?")]
    public string OfficeLocation { get; set; } = "";

    /// <value>How far from it is still at the office, in metres: 150.</value>
    [Range(10, 5000)]
    public int OfficeMetres { get; set; } = 150;

    /// <value>After how many days data that nobody verified again are called old: 365.</value>
    [Range(30, 3650)]
    public int StaleAfterDays { get; set; } = 365;

    /// <value>How many households somebody may have in hand at once: 30.</value>
    [Range(1, 500)]
    public int MostInHand { get; set; } = 30;

    /// <value>How many days before the deadline visitors are reminded: 3.</value>
    [Range(0, 60)]
    public int RemindDaysBefore { get; set; } = 3;
}
