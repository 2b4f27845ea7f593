using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Documents;

/// <summary>Where the templates of documents lie. Section <c>Documents</c>.</summary>
public sealed class DocumentOptions
{
    /// <value>The folder: <c>document-templates</c>.</value>
    [Required]
    public string Folder { get; set; } = "document-templates";
}
