using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office;

/// <summary>Which office this is. Section <c>Office</c>.</summary>
public sealed class OfficeOptions
{
    /// <value>The office's name as people read it.</value>
    [Required]
    public string Name { get; set; } = "Dinas Sosial";

    /// <value>Code of the kabupaten or kota it serves, with a dot: <c>74.06</c>.</value>
    [Required, RegularExpression(@"^\d\d\.\d\d$", ErrorMessage = "Office:Regency must be a kabupaten or kota code such as 74.06.")]
    public string Regency { get; set; } = "74.06";

    /// <value>The office's zone: WIB, WITA or WIT. Empty: follows from <see cref="Regency"/>.</value>
    [RegularExpression("^(WIB|WITA|WIT)?$", ErrorMessage = "Office:Zone must be WIB, WITA or WIT.")]
    public string Zone { get; set; } = "";
}
