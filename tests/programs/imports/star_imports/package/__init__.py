__all__ = ["sub", "package_value"]
package_value = "package value"
