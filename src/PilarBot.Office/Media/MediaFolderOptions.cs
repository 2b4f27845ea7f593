using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Media;

/// <summary>Where files are kept. Section <c>Media</c>.</summary>
public sealed class MediaFolderOptions
{
    /// <value>The folder of the sealed files, on one file system. Default <c>data/media</c>.</value>
    [Required]
    public string Folder { get; set; } = "data/media";

    /// <value>The age at which an unfinished file is certainly left over. Default one day.</value>
    public TimeSpan LeftoverAge { get; set; } = TimeSpan.FromDays(1);

    /// <value>The most pixels of a picture, in millions: a file of a few kilobytes can be one that no phone can open. Default 200.</value>
    [Range(1, 10_000)]
    public int MaxMegapixels { get; set; } = 200;
}
