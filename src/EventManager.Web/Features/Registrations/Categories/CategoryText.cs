namespace EventManager.Web.Features.Registrations.Categories;

/// <summary>Words of the categories of an event.</summary>
internal sealed class CategoryText;
