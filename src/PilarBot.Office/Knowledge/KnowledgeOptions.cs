using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Knowledge;

/// <summary>Where the office's own texts lie. Section <c>Knowledge</c>.</summary>
public sealed class KnowledgeOptions
{
    /// <value>The folder: <c>knowledge-texts</c>. It may be missing; then only the program's texts are told.</value>
    [Required]
    public string Folder { get; set; } = "knowledge-texts";
}
