namespace PilarBot.TestKit;

/// <summary>Small real files to send.</summary>
public static class Pictures
{
    /// <summary>A JPEG of one pixel.</summary>
    public static byte[] Jpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=");

    /// <summary>The same picture as bytes of its own.</summary>
    public static byte[] Numbered(int number) => [.. Jpeg, (byte)number];

    /// <summary>A PDF without a page.</summary>
    public static byte[] Pdf { get; } = [.. "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8];
}
