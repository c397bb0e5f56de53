namespace EventManager.Web.Platform.Pictures;

/// <summary>Words of uploading pictures: refusals, and the field for the file.</summary>
internal sealed class PictureText;
